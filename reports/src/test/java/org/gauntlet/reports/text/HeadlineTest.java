package org.gauntlet.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.gauntlet.reports.Samples;
import org.gauntlet.reports.text.Headline.State;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  private static final Evaluation SOUND = Samples.grey();
  private static final Evaluation DOUBTFUL = Samples.colour();

  @Test
  void gatesDecideTheWord() {
    assertThat(word(SOUND, true, Verdict.PASS, Verdict.PASS)).isEqualTo(State.PASS);
    assertThat(word(SOUND, true, Verdict.PASS, Verdict.WAIVED)).isEqualTo(State.PASS);
    assertThat(word(SOUND, true, Verdict.PASS, Verdict.FAIL)).isEqualTo(State.FAIL);
    assertThat(word(SOUND, true, Verdict.INCONCLUSIVE, Verdict.FAIL)).isEqualTo(State.FAIL);
    assertThat(word(SOUND, true, Verdict.PASS, Verdict.INCONCLUSIVE)).isEqualTo(State.INCONCLUSIVE);
    assertThat(word(SOUND, true, Verdict.PASS, Verdict.UNASSESSED)).isEqualTo(State.INCONCLUSIVE);
    assertThat(word(SOUND, true, Verdict.WAIVED)).isEqualTo(State.WAIVED);
    assertThat(word(SOUND, true)).isEqualTo(State.UNJUDGED);
  }

  @Test
  void doubtTakesAPassAwayButNotAFail() {
    assertThat(word(SOUND, false, Verdict.PASS)).isEqualTo(State.UNRELIABLE);
    assertThat(word(SOUND, false, Verdict.INCONCLUSIVE)).isEqualTo(State.UNRELIABLE);
    assertThat(word(SOUND, false, Verdict.FAIL)).isEqualTo(State.FAIL);
    assertThat(word(SOUND, false, Verdict.UNASSESSED)).isEqualTo(State.INCONCLUSIVE);
  }

  @Test
  void aBlockingFindingIsDoubtWhateverTheJudgementSays() {
    assertThat(word(DOUBTFUL, true, Verdict.PASS)).isEqualTo(State.UNRELIABLE);
    Headline unjudged = Headline.of(true, DOUBTFUL, Optional.empty());
    assertThat(unjudged.state()).isEqualTo(State.UNRELIABLE);
    assertThat(unjudged.sentence()).contains("do not read the number");
  }

  @Test
  void anUnfinishedRunIsNeverPassed() {
    Headline headline = Headline.of(false, SOUND, Optional.of(judgement(true, Verdict.PASS)));
    assertThat(headline.state()).isEqualTo(State.INCOMPLETE);
    assertThat(headline.sentence()).startsWith("This run was not finished").endsWith("As judged.");
  }

  @Test
  void withoutAJudgementTheSentenceGivesThreatFigureIntervalAndNumber() {
    String sentence = Headline.of(true, SOUND, Optional.empty()).sentence();
    assertThat(sentence)
        .contains("ℓ∞\u00a0≤\u00a00.3")
        .contains("at most 70.9\u00a0%")
        .contains("[68.0, 73.8]")
        .contains("n = 1,000")
        .contains("No gate was set");
  }

  @Test
  void everyStateHasASignOfItsOwnBesideItsColour() {
    assertThat(State.PASS.sign()).isEqualTo("✓");
    assertThat(State.FAIL.sign()).isEqualTo("✕");
    assertThat(State.INCONCLUSIVE.sign()).isEqualTo("?");
    assertThat(State.UNRELIABLE.sign()).isEqualTo("!");
  }

  private static State word(Evaluation evaluation, boolean reliable, Verdict... verdicts) {
    return Headline.of(true, evaluation, Optional.of(judgement(reliable, verdicts))).state();
  }

  private static Judgement judgement(boolean reliable, Verdict... verdicts) {
    List<GateResult> gates = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      gates.add(Samples.gate("g", "clean-accuracy", verdict, Samples.proportion(9, 10), 0.5, ""));
    }
    return new Judgement(gates, reliable, 0, "As judged.");
  }
}
