package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.reports.html.Anchors;
import org.gauntlet.reports.html.Cut;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Names;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Section;
import org.gauntlet.reports.html.Table;
import org.gauntlet.reports.html.Table.Column;
import org.gauntlet.reports.html.Text;
import org.gauntlet.reports.text.Advice;

/** Could the attack just have failed? The health checks, and the findings with advice. */
public final class TrustSection {
  private static final int MOST = 100;
  private static final int MOST_EXAMPLES = 10;

  private TrustSection() {}

  public static Element render(Evaluation evaluation, Anchors anchors) {
    List<Node> body = new ArrayList<>();
    Cut<Finding> findings = Cut.first(evaluation.findings(), MOST);
    Set<String> pictured =
        evaluation.gallery().stream()
            .limit(GallerySection.MOST)
            .map(GalleryItem::id)
            .collect(Collectors.toSet());
    findings.shown().forEach(finding -> body.add(card(finding, pictured, anchors)));
    body.addAll(findings.notice("findings"));
    if (evaluation.findings().isEmpty()) {
      body.add(el("p", "No finding speaks against the figures.").styled("empty"));
    }
    body.addAll(checks(evaluation.checks()));
    return new Section(
            "trust",
            "How far to trust this",
            "Could the attacks just have failed? A model that hides its gradients looks strong"
                + " without being so.",
            body)
        .render();
  }

  private static Element card(Finding finding, Set<String> pictured, Anchors anchors) {
    Advice advice = Advice.on(finding.kind());
    List<Node> body = new ArrayList<>();
    body.add(el("h3", new Text(advice.title() + " "), Badge.ofFinding(finding.blocking())));
    body.add(el("p", Names.prose(finding.evidence())));
    body.add(el("p", advice.remedy()).styled("advice"));
    if (!finding.examples().isEmpty()) {
      body.add(examples(finding.examples(), pictured));
    }
    return el("article", body)
        .styled(finding.blocking() ? "finding doubt" : "finding calm")
        .with("id", anchors.fresh("finding", finding.kind().name()));
  }

  /** Ids; those in the gallery are links to it. */
  private static Element examples(List<String> ids, Set<String> pictured) {
    List<Node> words = new ArrayList<>();
    words.add(new Text("Examples:"));
    for (String id : Cut.first(ids, MOST_EXAMPLES).shown()) {
      words.add(new Text(" "));
      words.add(
          pictured.contains(id)
              ? el("a", Names.name(id)).with("href", "#" + Anchors.anchor("sample", id))
              : Names.name(id));
    }
    return el("p", words).styled("examples");
  }

  private static List<Node> checks(List<Check> all) {
    if (all.isEmpty()) {
      return List.of(el("p", "No health check was recorded.").styled("empty"));
    }
    Cut<Check> checks = Cut.first(all, MOST);
    List<Node> body = new ArrayList<>();
    body.add(
        new Table(
                "Health checks, made or not.",
                List.of(
                    Column.words("Check"), Column.words("Outcome"), Column.words("What was seen")),
                checks.shown().stream()
                    .map(c ->
                        Table.Row.of(
                            "",
                            Names.name(c.name()),
                            Badge.of(c.outcome()),
                            Names.prose(c.detail())))
                    .toList())
            .render());
    body.addAll(checks.notice("checks"));
    return body;
  }
}
