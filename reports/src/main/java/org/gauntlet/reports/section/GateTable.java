package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.chart.IntervalBar;
import org.gauntlet.reports.html.Anchors;
import org.gauntlet.reports.html.Cut;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Names;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Table;
import org.gauntlet.reports.html.Table.Column;
import org.gauntlet.reports.html.Text;
import org.gauntlet.reports.text.Epsilon;
import org.gauntlet.reports.text.Figures;

/** The gates with their intervals drawn against their thresholds. */
final class GateTable {
  private static final int MOST = 100;

  private GateTable() {}

  static List<Node> render(Evaluation evaluation, Judgement judgement, Anchors anchors) {
    if (judgement.gates().isEmpty()) {
      return List.of();
    }
    Cut<GateResult> gates = Cut.first(judgement.gates(), MOST);
    List<Table.Row> rows =
        gates.shown().stream().map(gate -> row(gate, evaluation, anchors)).toList();
    List<Node> body = new ArrayList<>();
    body.add(
        new Table(
                "Gates: the tick is the measured share, the band its interval, the long line"
                    + " the threshold.",
                List.of(
                    Column.words("Gate"),
                    Column.words("Verdict"),
                    Column.numbers("Measured"),
                    Column.numbers(
                        Figures.intervalTitle(
                            gates.shown().stream().map(GateResult::value).toList())),
                    Column.words("0 to 100 %"),
                    Column.numbers("Asked for"),
                    Column.numbers("n"),
                    Column.words("Note")),
                rows)
            .render());
    body.addAll(gates.notice("gates"));
    return body;
  }

  private static Table.Row row(GateResult gate, Evaluation evaluation, Anchors anchors) {
    Proportion value = gate.value();
    double share = Figures.share(value.hits(), value.of());
    return Table.Row.of(
        anchors.fresh("gate", gate.id()),
        el("span", Names.name(gate.id()), metric(gate, evaluation)).styled("stack"),
        Badge.of(gate.verdict()),
        new Text(Figures.percent(share, gate.threshold())),
        new Text(Figures.interval(value)),
        IntervalBar.against(gate.threshold(), value),
        new Text("≥ " + Figures.asked(gate.threshold())),
        new Text(Figures.count(value.of())),
        el("span", Names.prose(gate.note()), rule(gate)).styled("stack note"));
  }

  private static Element metric(GateResult gate, Evaluation evaluation) {
    Robustness r = evaluation.robust();
    Node words =
        switch (gate.metric()) {
          case "clean-accuracy" -> new Text("clean accuracy");
          case "robust-accuracy" ->
              new Text(
                  "accuracy under "
                      + Epsilon.threat(r.norm(), r.epsilon(), evaluation.subject().domain()));
          default -> Names.name(gate.metric());
        };
    return el("small", words);
  }

  private static Element rule(GateResult gate) {
    return el(
        "small",
        new Text("rule "),
        Names.name(gate.rule()),
        new Text(" at " + Figures.asked(gate.confidence())));
  }
}
