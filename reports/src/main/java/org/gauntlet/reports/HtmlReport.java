package org.gauntlet.reports;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Manifest;
import org.gauntlet.harness.Subject;
import org.gauntlet.reports.html.Anchors;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Names;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Style;
import org.gauntlet.reports.html.Text;
import org.gauntlet.reports.section.AttackSection;
import org.gauntlet.reports.section.ClassSection;
import org.gauntlet.reports.section.ConfusionSection;
import org.gauntlet.reports.section.CurveSection;
import org.gauntlet.reports.section.EffortSection;
import org.gauntlet.reports.section.GallerySection;
import org.gauntlet.reports.section.MethodSection;
import org.gauntlet.reports.section.ProvenanceSection;
import org.gauntlet.reports.section.ThreatSection;
import org.gauntlet.reports.section.TransferSection;
import org.gauntlet.reports.section.TrustSection;
import org.gauntlet.reports.section.VerdictSection;
import org.gauntlet.reports.text.Headline;
import org.gauntlet.reports.text.Plain;

/**
 * The results as one HTML file that loads and runs nothing. It is well-formed XML too, and the same
 * results give the same bytes.
 */
public final class HtmlReport {
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none';"
          + " form-action 'none'";

  private HtmlReport() {}

  /** The page. Without a judgement it tells what was measured and judges nothing. */
  public static String render(
      Manifest manifest, Evaluation evaluation, Optional<Judgement> judgement) {
    Headline headline = Headline.of(!manifest.finished().isEmpty(), evaluation, judgement);
    Element page =
        el("html", head(headline, evaluation), body(headline, manifest, evaluation, judgement))
            .with("xmlns", "http://www.w3.org/1999/xhtml")
            .with("lang", "en");
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    page.appendTo(out);
    return out.append('\n').toString();
  }

  private static Element head(Headline headline, Evaluation evaluation) {
    return el(
        "head",
        el("meta").with("charset", "utf-8"),
        el("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
        el("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
        el("meta").with("name", "referrer").with("content", "no-referrer"),
        el(
            "title",
            "%s %s · %s"
                .formatted(
                    headline.state().sign(),
                    headline.state(),
                    Plain.line(evaluation.subject().model(), 80))),
        Style.render());
  }

  private static Element body(
      Headline headline, Manifest manifest, Evaluation evaluation, Optional<Judgement> judgement) {
    Anchors anchors = new Anchors();
    List<Node> main = new ArrayList<>();
    main.add(VerdictSection.render(headline, evaluation, judgement, anchors));
    main.add(TrustSection.render(evaluation, anchors));
    main.add(ThreatSection.render(evaluation));
    main.add(CurveSection.render(evaluation));
    main.add(AttackSection.render(evaluation, anchors));
    main.add(ClassSection.render(evaluation));
    main.add(ConfusionSection.render(evaluation));
    main.add(GallerySection.render(evaluation, anchors));
    evaluation.transfer().ifPresent(matrix -> main.add(TransferSection.render(matrix)));
    main.add(EffortSection.render(evaluation));
    main.add(ProvenanceSection.render(manifest, evaluation));
    main.add(MethodSection.render());
    return el("body", header(manifest, evaluation), el("main", main));
  }

  private static Element header(Manifest manifest, Evaluation evaluation) {
    Subject subject = evaluation.subject();
    return el(
        "header",
        el("p", "Gauntlet · adversarial evaluation").styled("brand"),
        el("h1", Names.name(subject.model())),
        el(
                "p",
                new Text("on "),
                Names.name(subject.data()),
                new Text(" · seed " + evaluation.seed() + " · "),
                Names.name(
                    manifest.finished().isEmpty()
                        ? "started " + manifest.started() + ", not finished"
                        : manifest.finished()))
            .styled("subject"),
        navigation(evaluation));
  }

  private static Element navigation(Evaluation evaluation) {
    List<Node> links = new ArrayList<>();
    links.add(link("trust", "Trust"));
    links.add(link("threat", "Threat model"));
    links.add(link("curve", "Curve"));
    links.add(link("attacks", "Attacks"));
    links.add(link("classes", "Classes"));
    links.add(link("confusion", "Where it goes wrong"));
    links.add(link("gallery", "Gallery"));
    evaluation.transfer().ifPresent(matrix -> links.add(link("transfer", "Transfer")));
    links.add(link("effort", "Effort"));
    links.add(link("reproduce", "Reproduce"));
    links.add(link("method", "Method"));
    return el("nav", links).with("aria-label", "Sections");
  }

  private static Element link(String id, String words) {
    return el("a", words).with("href", "#" + id);
  }
}
