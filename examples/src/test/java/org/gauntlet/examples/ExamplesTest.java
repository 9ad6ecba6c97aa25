package org.gauntlet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.datasets.Split;
import org.gauntlet.defenses.BitDepth;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.gate.Judge;
import org.junit.jupiter.api.Test;

/** The programs find what they promise, at sizes that a build can afford. */
class ExamplesTest {
  @Test
  void theFirstAttackBreaksNearlyEverything() {
    FirstAttack.Outcome outcome = FirstAttack.attack(SmallModel.MODEL, SmallModel.TEST);
    assertThat(outcome.right()).isGreaterThan(180);
    assertThat(outcome.broken()).isGreaterThan(outcome.right() * 95 / 100);
  }

  @Test
  void theFirstGateFailsAtALargeBudgetAndPassesAtATinyOne() {
    Judgement failed = FirstGate.judge(FirstEvaluation.of(SmallModel.MODEL, SmallModel.TEST, 0.1f));
    assertThat(failed.exitCode()).isEqualTo(Judge.FAILED);
    assertThat(failed.gates()).extracting(gate -> gate.verdict()).contains(Verdict.FAIL);
    assertThatThrownBy(() -> FirstGate.assertPasses(failed))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Under Linf <= 0.1, at most");
    Judgement passed =
        FirstGate.judge(FirstEvaluation.of(SmallModel.MODEL, SmallModel.TEST, 0.01f));
    assertThat(passed.exitCode()).as(passed.sentence()).isEqualTo(Judge.PASSED);
    FirstGate.assertPasses(passed);
  }

  @Test
  void eachAttackOfOnesOwnBeatsTheNoise() {
    Evaluation evaluation = OwnAttack.evaluate(SmallModel.MODEL, SmallModel.TEST, 0.1f);
    Map<String, AttackResult> attacks = byName(evaluation);
    int noise = attacks.get("noise").robustAfter();
    int squares = attacks.get("squares").robustAfter();
    assertThat(attacks.get("noise").broken()).isLessThan(15);
    assertThat(squares).isLessThan(noise * 2 / 3);
    assertThat(attacks.get("momentum").robustAfter()).isLessThan(squares * 4 / 5);
    assertThat(evaluation.unassessed()).isZero();
    assertThat(attacks.get("squares").backwards()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MomentumFgsm(0, 1))
        .withMessage("steps must be >= 1, got 0");
  }

  @Test
  void aModelThatOnlyAnswersLabelsFallsByTransfer() {
    LabelModel target = NearestMean.of(FirstModel.strokes(Split.TRAIN, 1500));
    GradientModel surrogate = FirstModel.train("linear", 1500, 5);
    Evaluation evaluation = BlackBoxModel.evaluate(target, surrogate, SmallModel.TEST, 0.1f);
    Map<String, AttackResult> attacks = byName(evaluation);
    assertThat(evaluation.clean().hits()).isGreaterThan(100);
    assertThat(attacks.get("noise").access()).isEqualTo("labels");
    assertThat(attacks.get("transfer").source()).isNotEmpty();
    assertThat(attacks.get("transfer").broken()).isGreaterThan(4 * attacks.get("noise").broken());
  }

  @Test
  void roundingOnlyHelpsAgainstAttacksThatDoNotKnowIt() {
    Evaluation evaluation =
        DefendedModel.evaluate(SmallModel.MODEL, new BitDepth(3), SmallModel.TEST, 0.1f);
    Map<String, AttackResult> attacks = byName(evaluation);
    assertThat(attacks.get("noise").robustAfter()).isGreaterThan(150);
    assertThat(attacks.get("pgd-adaptive").robustAfter())
        .isLessThan(attacks.get("noise").robustAfter() / 4);
  }

  @Test
  void theSweepFallsFromCleanAccuracyAndIsPrintedAsATable() {
    Evaluation evaluation =
        EpsilonSweep.sweep(SmallModel.MODEL, SmallModel.TEST, List.of(0f, 0.02f, 0.1f));
    List<Integer> hits = evaluation.curve().stream().map(point -> point.hits()).toList();
    assertThat(hits.getFirst()).isEqualTo(evaluation.clean().hits());
    assertThat(hits.get(1)).isLessThan(hits.getFirst());
    assertThat(hits.getLast()).isLessThan(hits.get(1) / 2);
    List<String> lines = EpsilonSweep.csv(evaluation).lines().toList();
    assertThat(lines).hasSize(4).first().isEqualTo("epsilon,robust_accuracy,low,high");
    assertThat(lines).allSatisfy(line -> assertThat(line.split(",")).hasSize(4));
    assertThat(lines.get(2)).startsWith("0.02,");
  }

  private static Map<String, AttackResult> byName(Evaluation evaluation) {
    return evaluation.attacks().stream().collect(Collectors.toMap(AttackResult::name, a -> a));
  }
}
