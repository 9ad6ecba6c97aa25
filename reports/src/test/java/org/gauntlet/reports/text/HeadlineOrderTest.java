package org.gauntlet.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.Draft;
import org.gauntlet.reports.Samples;
import org.gauntlet.reports.text.Headline.State;
import org.junit.jupiter.api.Test;

/** Which verdict outweighs which, over every mixture of gates. */
class HeadlineOrderTest {
  private static final Evaluation SOUND = new Draft().evaluation();

  @Property
  void onlyPassedAndWaivedGatesMakeAPass(
      @ForAll @Size(max = 4) List<Verdict> verdicts, @ForAll boolean reliable) {
    boolean passed =
        reliable
            && verdicts.contains(Verdict.PASS)
            && Set.of(Verdict.PASS, Verdict.WAIVED).containsAll(verdicts);
    assertThat(state(verdicts, reliable) == State.PASS).isEqualTo(passed);
  }

  @Property
  void oneFailedGateFailsWhateverElseIsThere(
      @ForAll @Size(max = 4) List<Verdict> verdicts, @ForAll boolean reliable) {
    assertThat(state(verdicts, reliable) == State.FAIL).isEqualTo(verdicts.contains(Verdict.FAIL));
  }

  @Property
  void theOrderOfTheGatesDoesNotMatter(
      @ForAll @Size(max = 4) List<Verdict> verdicts, @ForAll boolean reliable) {
    assertThat(state(verdicts.reversed(), reliable)).isEqualTo(state(verdicts, reliable));
  }

  @Property
  void anUnfinishedRunIsIncompleteWhateverItsGatesSay(
      @ForAll @Size(max = 4) List<Verdict> verdicts) {
    Headline headline = Headline.of(false, SOUND, Optional.of(judgement(verdicts, true, "Said.")));
    assertThat(headline.state()).isEqualTo(State.INCOMPLETE);
    assertThat(headline.sentence()).startsWith("This run was not finished").endsWith(" Said.");
  }

  @Test
  void aFindingThatDoesNotBlockTakesNothingAway() {
    Evaluation noted =
        new Draft()
            .findings(List.of(new Finding(Finding.Kind.ERRORS, false, "e", List.of())))
            .evaluation();
    Judgement passed = judgement(List.of(Verdict.PASS), true, "Said.");
    assertThat(Headline.of(true, noted, Optional.of(passed)).state()).isEqualTo(State.PASS);
    assertThat(Headline.of(true, noted, Optional.empty()).state()).isEqualTo(State.UNJUDGED);
  }

  @Test
  void aBlankSentenceIsReplacedByTheFigures() {
    Judgement silent = judgement(List.of(Verdict.PASS), true, " ");
    String sentence = Headline.of(true, SOUND, Optional.of(silent)).sentence();
    assertThat(sentence)
        .startsWith("Under ℓ∞\u00a0≤\u00a00.1, at most 40.0\u00a0% of inputs like these")
        .contains("(95\u00a0% interval [30.0, 50.0], n = 100)")
        .endsWith("A stronger attack can only lower the number.");
  }

  @Test
  void whereNothingWasCountedTheSentenceSaysNoFigure() {
    Robustness none = new Robustness(SOUND.robust().norm(), 0.1f, 0, 0, 0, 1, 0.95);
    Evaluation empty = new Draft().robust(none).evaluation();
    assertThat(Headline.of(true, empty, Optional.empty()).sentence())
        .contains("at most – of inputs")
        .contains("interval –, n = 0")
        .endsWith(" No gate was set.");
  }

  private static State state(List<Verdict> verdicts, boolean reliable) {
    return Headline.of(true, SOUND, Optional.of(judgement(verdicts, reliable, "Said."))).state();
  }

  private static Judgement judgement(List<Verdict> verdicts, boolean reliable, String sentence) {
    return new Judgement(
        verdicts.stream()
            .map(v -> Samples.gate("g", "clean-accuracy", v, SOUND.clean(), 0.5, ""))
            .toList(),
        reliable,
        0,
        sentence);
  }
}
