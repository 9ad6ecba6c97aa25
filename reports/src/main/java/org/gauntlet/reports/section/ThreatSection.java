package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Domain;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.chart.BudgetScale;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Section;
import org.gauntlet.reports.text.Epsilon;
import org.gauntlet.reports.text.Figures;
import org.gauntlet.reports.text.Plain;

/** What was attacked, with what right? */
public final class ThreatSection {
  private ThreatSection() {}

  public static Element render(Evaluation evaluation) {
    Domain domain = evaluation.subject().domain();
    Robustness r = evaluation.robust();
    Element facts =
        el(
                "dl",
                fact(
                    "Allowed change",
                    Epsilon.threat(r.norm(), r.epsilon(), domain) + " — " + meaning(r.norm())),
                fact("All budgets", budgets(evaluation)),
                fact("Inputs", inputs(domain)),
                fact("The adversary sees", knowledge(evaluation.attacks())),
                fact(
                    "Its goal",
                    "an input classified right before and otherwise after; every candidate was"
                        + " checked again"),
                fact("Its effort", "set by the options of each attack, see the attack table"))
            .styled("facts");
    List<Node> body = new ArrayList<>(List.of(facts));
    if (r.norm() == Norm.LINF) {
      body.add(
          el(
                  "figure",
                  BudgetScale.draw(r.epsilon(), domain),
                  el(
                      "figcaption",
                      "The range of one input value, and how far the budget lets it move from"
                          + " the middle."))
              .styled("small"));
    }
    return new Section(
            "threat",
            "Threat model",
            "What the adversary was allowed to do. Every figure on this page holds for this and"
                + " for nothing else.",
            body)
        .render();
  }

  private static String meaning(Norm norm) {
    return switch (norm) {
      case L1 -> "the absolute changes of all input values add up to at most this";
      case L2 -> "the change as a whole has at most this Euclidean length";
      case LINF -> "every input value may change by at most this";
    };
  }

  private static String budgets(Evaluation e) {
    String list =
        e.curve().stream()
            .limit(20)
            .map(r -> Epsilon.threat(r.norm(), r.epsilon(), e.subject().domain()))
            .collect(Collectors.joining(" · "));
    return list.isEmpty() ? Figures.NONE : list;
  }

  private static String inputs(Domain domain) {
    return "shape %s, values from %s to %s, %s classes"
        .formatted(
            domain.input(),
            Figures.decimal(domain.low()),
            Figures.decimal(domain.high()),
            Figures.count(domain.classes()));
  }

  private static String knowledge(List<AttackResult> attacks) {
    String seen =
        attacks.stream()
            .map(a -> a.source().isEmpty() ? a.access() : a.access() + " of " + a.source())
            .distinct()
            .limit(10)
            .map(s -> Plain.line(s, 80))
            .collect(Collectors.joining("; "));
    return seen.isEmpty() ? Figures.NONE : seen;
  }

  private static Element fact(String term, String detail) {
    return el("div", el("dt", term), el("dd", detail));
  }
}
