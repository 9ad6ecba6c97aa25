package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.List;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Section;

/** What do the words mean? */
public final class MethodSection {
  private MethodSection() {}

  public static Element render() {
    Element terms =
        el(
                "dl",
                term(
                    "Clean accuracy",
                    "The share of the inputs, unchanged, that the model classifies right."),
                term(
                    "Accuracy under attack",
                    "The share of all inputs that the model classifies right and for which no"
                        + " attack of the suite found an allowed change that makes it err. It is an"
                        + " upper bound: a stronger attack can only lower it. Papers call it robust"
                        + " accuracy under the stated threat model."),
                term(
                    "Broken",
                    "An input classified right before and wrong after. The harness asks the model"
                        + " again about every candidate and measures its distance itself; what"
                        + " lies outside the threat model counts as failed."),
                term(
                    "Interval",
                    "Clopper-Pearson, exact and two-sided. It covers the choice of inputs only: a"
                        + " rerun on the same inputs gives the same bits."),
                term(
                    "Gate rules",
                    "lower-bound passes when the lower bound reaches the threshold and fails when"
                        + " the upper bound misses it, otherwise it is inconclusive."
                        + " not-worse-than fails only when the upper bound misses the threshold."
                        + " point compares the share alone, which near the threshold is a coin"
                        + " flip."),
                term(
                    "Unreliable",
                    "A blocking finding stands: the attacks may have failed for reasons that say"
                        + " nothing about the model. A FAIL survives that, because a broken input"
                        + " stays broken."),
                term(
                    "Budget ε",
                    "In the units of the inputs. Where inputs lie in 0 to 1 and ε is a multiple of"
                        + " 1/255, both forms are given."),
                term("Confidence", "The softmax probability of the answer; it is not calibrated."))
            .styled("terms");
    return new Section(
            "method", "Method notes", "What the words on this page mean.", List.of(terms))
        .render();
  }

  private static Element term(String word, String meaning) {
    return el("div", el("dt", word), el("dd", meaning));
  }
}
