package org.gauntlet.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.junit.jupiter.api.Test;

class ConsoleSummaryTest {
  private static final Evaluation GREY = Samples.grey();

  @Test
  void gatesAreOneLineEachThenTheVerdict() {
    Judgement judgement = Samples.judgement(GREY, 0.75, Verdict.FAIL);
    String text = ConsoleSummary.render(GREY, Optional.of(judgement));
    assertThat(text)
        .contains(" gate   verdict   value  95 % interval  threshold      n  note\n")
        .contains(" clean  PASS     97.8 %  [96.8, 98.8]      ≥ 90 %  1,000\n")
        .contains(" linf   FAIL     70.9 %  [68.0, 73.8]      ≥ 75 %  1,000\n")
        .contains("\n result: FAIL (exit 10). Under ℓ∞")
        .endsWith(".\n");
  }

  @Test
  void attacksShowWhatTheyBroke() {
    assertThat(ConsoleSummary.render(GREY, Optional.empty()).lines())
        .contains(
            " pgd       ℓ∞ ≤ 0.3        788      70       0       718   315,988    315,200    "
                + " 63.8");
  }

  @Test
  void withoutGatesTheFiguresStandAlone() {
    assertThat(ConsoleSummary.render(GREY, Optional.empty()))
        .contains(" clean             97.8 %  [96.8, 98.8]   1,000\n")
        .contains(" under ℓ∞ ≤ 0.3  ≤ 70.9 %  [68.0, 73.8]   1,000\n")
        .contains(" result: UNJUDGED. Under");
  }

  @Test
  void findingsAreNamedWithTheirEvidence() {
    assertThat(ConsoleSummary.render(Samples.colour(), Optional.empty()))
        .contains(" ! Gradients are zero on part of the inputs: 31.2 % of 1,000")
        .contains(" - More steps or restarts still break more examples: pgd with twice")
        .contains("result: UNRELIABLE");
  }

  @Test
  void hostileNamesNeitherMoveTheCursorNorCommandTheBuild() {
    GateResult gate =
        Samples.gate(
            "::error::x\u001b[2J\r\nresult: PASS",
            "clean-accuracy",
            Verdict.FAIL,
            Samples.proportion(1, 2),
            0.9,
            "##[error]\u202e%0A::set-output name=x::" + "y".repeat(1000));
    Judgement judgement = new Judgement(List.of(gate), true, 10, "\n::error::no\u0007");
    String text = ConsoleSummary.render(GREY, Optional.of(judgement));
    assertThat(text).doesNotContain("::", "##", "\u001b", "\r", "\u0007", "\u202e");
    assertThat(text.lines()).allMatch(line -> line.length() < 1600);
    assertThat(text.lines().filter(line -> line.strip().startsWith("result:"))).hasSize(1);
  }

  @Test
  void manyRunsAreCutAndSaid() {
    Evaluation many =
        Samples.evaluation(
            GREY.subject().domain().input(),
            Samples.digits(),
            IntStream.range(1, 31).mapToObj(i -> i / 100f).toList(),
            List.of());
    assertThat(many.attacks()).hasSize(90);
    assertThat(ConsoleSummary.render(many, Optional.empty()))
        .contains(" ... and 30 more runs\n")
        .satisfies(text -> assertThat(text.lines()).hasSizeLessThan(75));
  }
}
