package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.reports.chart.IntervalBar;
import org.gauntlet.reports.html.Cut;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Names;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Section;
import org.gauntlet.reports.html.Table;
import org.gauntlet.reports.html.Table.Column;
import org.gauntlet.reports.html.Text;
import org.gauntlet.reports.text.Epsilon;
import org.gauntlet.reports.text.Figures;

/** How hard was it, and what could not be measured? */
public final class EffortSection {
  private static final int MOST = 200;

  private EffortSection() {}

  public static Element render(Evaluation evaluation) {
    Cut<AttackResult> attacks = Cut.first(evaluation.attacks(), MOST);
    long most = attacks.shown().stream().mapToLong(EffortSection::passes).max().orElse(1);
    List<Node> body = new ArrayList<>();
    body.add(
        new Table(
                "What each attack asked of the model. The bar compares all passes.",
                List.of(
                    Column.words("Attack"),
                    Column.words("Budget"),
                    Column.numbers("Forwards"),
                    Column.numbers("Backwards"),
                    Column.words("Passes"),
                    Column.numbers("Forwards per example"),
                    Column.numbers("Seconds")),
                Table.parted(
                    attacks.shown().stream().map(a -> row(a, most, evaluation)).toList(),
                    attacks.shown().stream().map(AttackResult::epsilon).toList()))
            .render());
    body.addAll(attacks.notice("attack runs"));
    body.add(
        el(
            "p",
            "%s examples were not assessed because the model or an attack failed on them; they count on neither side."
                .formatted(Figures.count(evaluation.unassessed()))));
    return new Section(
            "effort",
            "Effort",
            "How hard was it? Forward and backward passes are counted per example and repeat"
                + " exactly; seconds are of this machine.",
            body)
        .render();
  }

  private static Table.Row row(AttackResult a, long most, Evaluation evaluation) {
    return Table.Row.of(
        "",
        Names.name(a.name()),
        new Text(Epsilon.brief(a.norm(), a.epsilon(), evaluation.subject().domain())),
        new Text(Figures.count(a.forwards())),
        new Text(Figures.count(a.backwards())),
        IntervalBar.share(most == 0 ? 0 : (double) passes(a) / most),
        new Text(
            a.attacked() == 0
                ? Figures.NONE
                : Figures.measured((double) a.forwards() / a.attacked())),
        new Text(Figures.measured(a.seconds())));
  }

  private static long passes(AttackResult a) {
    return a.forwards() + a.backwards();
  }
}
