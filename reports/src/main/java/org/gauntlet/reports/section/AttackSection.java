package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.reports.chart.IntervalBar;
import org.gauntlet.reports.html.Anchors;
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

/** Which attack hurts most? */
public final class AttackSection {
  private static final int MOST = 200;

  private AttackSection() {}

  public static Element render(Evaluation evaluation, Anchors anchors) {
    Cut<AttackResult> attacks = Cut.first(evaluation.attacks(), MOST);
    List<Node> body = new ArrayList<>();
    body.add(
        new Table(
                "Attacks in the order they ran. Each was given only what the ones before it left"
                    + " standing, so a late attack that breaks few may still be a strong one.",
                List.of(
                    Column.words("Attack"),
                    Column.words("Budget"),
                    Column.words("Sees"),
                    Column.numbers("Attacked"),
                    Column.numbers("Broken"),
                    Column.words("Share broken"),
                    Column.numbers("Failed"),
                    Column.numbers("Median distance"),
                    Column.numbers("Still standing")),
                Table.parted(
                    attacks.shown().stream().map(a -> row(a, evaluation, anchors)).toList(),
                    attacks.shown().stream().map(AttackResult::epsilon).toList()))
            .render());
    body.addAll(attacks.notice("attack runs"));
    return new Section(
            "attacks", "Attacks", "Which attack hurts most, and what did each add?", body)
        .render();
  }

  private static Table.Row row(AttackResult attack, Evaluation evaluation, Anchors anchors) {
    Domain domain = evaluation.subject().domain();
    double share = Figures.share(attack.broken(), attack.attacked());
    return Table.Row.of(
        anchors.fresh("attack", attack.name()),
        el("span", Names.name(attack.name()), spec(attack)).styled("stack"),
        new Text(Epsilon.brief(attack.norm(), attack.epsilon(), domain)),
        sees(attack),
        new Text(Figures.count(attack.attacked())),
        new Text(Figures.count(attack.broken())),
        bar(share),
        new Text(Figures.count(attack.failed())),
        new Text(attack.broken() == 0 ? Figures.NONE : Figures.measured(attack.medianDistance())),
        new Text(
            "%s of %s"
                .formatted(
                    Figures.count(attack.robustAfter()), Figures.count(evaluation.robust().of()))));
  }

  private static Element spec(AttackResult attack) {
    return el("small", Names.spec(attack.spec()));
  }

  private static Node sees(AttackResult attack) {
    Element access = Names.name(attack.access());
    return attack.source().isEmpty()
        ? access
        : el("span", access, el("small", new Text("made on "), Names.name(attack.source())))
            .styled("stack");
  }

  private static Node bar(double share) {
    return Double.isFinite(share)
        ? el("span", IntervalBar.share(share), new Text(" " + Figures.percent(share)))
            .styled("measure")
        : new Text(Figures.NONE);
  }
}
