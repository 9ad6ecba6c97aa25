package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Manifest;
import org.gauntlet.harness.Subject;
import org.gauntlet.reports.html.Cut;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Names;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Section;
import org.gauntlet.reports.html.Table;
import org.gauntlet.reports.html.Table.Column;
import org.gauntlet.reports.text.CommandLine;

/** Can someone else get this? */
public final class ProvenanceSection {
  private static final int MOST = 200;

  private ProvenanceSection() {}

  public static Element render(Manifest manifest, Evaluation evaluation) {
    List<Node> body = new ArrayList<>();
    body.add(
        el("pre", el("code", CommandLine.quoted(manifest.command())))
            .styled("command")
            .with("tabindex", "0")
            .with("aria-label", "The command that reproduces this run"));
    body.addAll(table("What was judged, and when.", identity(manifest, evaluation)));
    body.addAll(table("Settings that decide the result.", manifest.settings()));
    body.addAll(table("Where it ran; recorded, not compared.", manifest.environment()));
    return new Section(
            "reproduce",
            "Reproduce",
            "The same command on the same files gives the same figures; only seconds and dates"
                + " differ.",
            body)
        .render();
  }

  private static SequencedMap<String, String> identity(Manifest manifest, Evaluation evaluation) {
    Subject subject = evaluation.subject();
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("model", subject.model());
    facts.put("model SHA-256", subject.modelSha256());
    facts.put("data", subject.data());
    facts.put("data SHA-256", subject.dataSha256());
    facts.put("seed", Long.toString(evaluation.seed()));
    facts.put("started", manifest.started());
    facts.put("finished", manifest.finished().isEmpty() ? "not finished" : manifest.finished());
    return facts;
  }

  private static List<Node> table(String caption, SequencedMap<String, String> facts) {
    Cut<Map.Entry<String, String>> shown = Cut.first(List.copyOf(facts.sequencedEntrySet()), MOST);
    List<Node> body = new ArrayList<>();
    body.add(
        new Table(
                caption,
                List.of(Column.words("Name"), Column.words("Value")),
                shown.shown().stream()
                    .map(e -> Table.Row.of("", Names.name(e.getKey()), Names.code(e.getValue())))
                    .toList())
            .render());
    body.addAll(shown.notice("entries"));
    return body;
  }
}
