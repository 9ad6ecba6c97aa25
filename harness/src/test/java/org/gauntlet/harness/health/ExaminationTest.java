package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gauntlet.attacks.Access;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Aim;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Finding.Kind;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.WarpedModel;
import org.gauntlet.harness.run.Evaluator;
import org.junit.jupiter.api.Test;

class ExaminationTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();
  private static final List<Example> EXAMPLES = Toys.examples(80);

  private static Evaluation run(Plan plan) {
    return new Evaluator(plan, Journal.none(), Progress.silent()).run();
  }

  private static Finding only(Evaluation evaluation, Kind kind) {
    List<Finding> found =
        evaluation.findings().stream().filter(finding -> finding.kind() == kind).toList();
    assertThat(found).as("%s among %s", kind, evaluation.findings()).hasSize(1);
    return found.getFirst();
  }

  private static Plan plan(GradientModel model, float epsilon, Suite.Entry<?>... suite) {
    return Toys.plan(model, EXAMPLES, List.of(epsilon), suite);
  }

  @Test
  void an_honest_model_passes_every_check_that_applies() {
    Evaluation evaluation = run(plan(MODEL, 0.1f, Toys.fgsm(MODEL), Toys.pgd(MODEL)));
    assertThat(evaluation.findings()).isEmpty();
    assertThat(evaluation.checks()).hasSize(13);
    assertThat(evaluation.checks())
        .filteredOn(check -> check.outcome() != Check.Outcome.GOOD)
        .extracting(Check::name)
        .containsExactly("white box beats black box");
  }

  @Test
  void a_broken_honest_model_has_no_finding_either() {
    Evaluation evaluation = run(plan(MODEL, 0.9f, Toys.fgsm(MODEL), Toys.pgd(MODEL)));
    assertThat(evaluation.robust().hits()).isZero();
    assertThat(evaluation.findings()).isEmpty();
  }

  @Test
  void noise_in_the_answers_is_found() {
    AtomicInteger calls = new AtomicInteger();
    ScoreModel noisy =
        ScoreModel.of(
            MODEL.domain(),
            x -> {
              float shift = calls.incrementAndGet() * 1e-4f;
              return MODEL.scores(x).map((_, row) -> row.map(v -> v * (1 + shift)));
            });
    Evaluation evaluation = run(Toys.plan(noisy, EXAMPLES, List.of(0.05f), Toys.noise(noisy)));
    Finding finding = only(evaluation, Kind.RANDOMISED_OUTPUT);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.evidence()).startsWith("64 of 64");
    assertThat(finding.examples()).hasSize(10);
  }

  @Test
  void probabilities_in_place_of_logits_are_found() {
    ScoreModel softmax =
        ScoreModel.of(MODEL.domain(), x -> MODEL.scores(x).map((_, row) -> normalised(row)));
    Finding finding =
        only(
            run(Toys.plan(softmax, EXAMPLES, List.of(0.05f), Toys.noise(softmax))),
            Kind.PROBABILITIES);
    assertThat(finding.evidence()).contains("cut the final softmax off");
  }

  private static Tensor normalised(Tensor row) {
    float sum = row.at(0) + row.at(1) + row.at(2);
    return row.times(1 / sum);
  }

  @Test
  void gradients_that_vanish_are_found() {
    GradientModel flat = WarpedModel.of(MODEL, (_, gradient) -> Tensor.filled(gradient.shape(), 0));
    Evaluation evaluation = run(plan(flat, 0.1f, Toys.pgd(flat)));
    assertThat(only(evaluation, Kind.ZERO_GRADIENTS).blocking()).isTrue();
  }

  @Test
  void gradients_that_vanish_where_the_attack_wins_anyway_are_no_matter() {
    GradientModel flat = WarpedModel.of(MODEL, (_, gradient) -> Tensor.filled(gradient.shape(), 0));
    Evaluation evaluation =
        run(plan(flat, 0.9f, Toys.gradients("honest", MODEL, Toys.PGD), Toys.pgd(flat)));
    assertThat(evaluation.robust().hits()).isZero();
    assertThat(evaluation.findings()).noneMatch(f -> f.kind() == Kind.ZERO_GRADIENTS);
  }

  /** The canary: true gradients everywhere but at the data, where a single step starts. */
  @Test
  void a_single_step_that_is_led_astray_is_found() {
    GradientModel canary =
        WarpedModel.of(MODEL, (x, gradient) -> isData(x) ? gradient.times(-1) : gradient);
    Finding beside =
        only(run(plan(canary, 0.25f, Toys.fgsm(canary), Toys.pgd(canary))), Kind.MASKED_GRADIENTS);
    assertThat(beside.blocking()).isTrue();
    assertThat(beside.evidence()).contains("one full step breaks 0");
    assertThat(run(plan(canary, 0.25f, Toys.fgsm(canary))).findings())
        .as("even when no multi-step attack is in the suite")
        .anyMatch(f -> f.kind() == Kind.MASKED_GRADIENTS);
  }

  private static boolean isData(Tensor x) {
    return EXAMPLES.stream().anyMatch(example -> example.input().equals(x));
  }

  @Test
  void gradients_that_lead_away_are_found_where_everything_is_allowed() {
    GradientModel backwards = WarpedModel.of(MODEL, (_, gradient) -> gradient.times(-1));
    Evaluation evaluation = run(plan(backwards, 0.05f, Toys.pgd(backwards)));
    assertThat(only(evaluation, Kind.MASKED_GRADIENTS).evidence())
        .contains("where everything is allowed");
  }

  @Test
  void a_transfer_that_beats_the_white_box_is_found() {
    GradientModel flat = WarpedModel.of(MODEL, (_, gradient) -> Tensor.filled(gradient.shape(), 0));
    Suite.Entry<?> transfer =
        new Suite.Entry<>(
            "transfer", "pgd", new Access.Gradients(MODEL), Toys.PGD, Aim.AVOID, "twin");
    Finding finding = only(run(plan(flat, 0.2f, Toys.fgsm(flat), transfer)), Kind.BLACK_BOX_WINS);
    assertThat(finding.evidence()).contains("fell only to transfer");
    Evaluation before = run(plan(flat, 0.2f, transfer, Toys.fgsm(flat)));
    assertThat(before.findings()).noneMatch(f -> f.kind() == Kind.BLACK_BOX_WINS);
  }

  @Test
  void a_suite_that_works_only_at_small_budgets_is_found() {
    Suite.Entry<?> timid =
        Toys.gradients(
            "timid",
            MODEL,
            (victim, threat, seed) ->
                threat.epsilon() < 0.25f
                    ? Toys.PGD.perturb(victim, threat, seed)
                    : victim.original());
    Evaluation evaluation = run(plan(MODEL, 0.3f, timid));
    assertThat(only(evaluation, Kind.NOT_MONOTONE).blocking()).isTrue();
  }

  @Test
  void an_attack_that_hardly_falls_short_is_a_remark_and_a_lazy_one_is_a_block() {
    Suite.Entry<?> lazy = Toys.gradients("lazy", MODEL, (victim, _, _) -> victim.original());
    assertThat(only(run(plan(MODEL, 0.3f, lazy)), Kind.STRONGER_ATTACK_HELPS).blocking()).isTrue();
    Suite.Entry<?> nearly =
        Toys.gradients(
            "nearly",
            MODEL,
            (victim, threat, seed) ->
                victim.original().at(0) > 0.97f
                    ? victim.original()
                    : Toys.PGD.perturb(victim, threat, seed));
    List<Finding> remarks = run(plan(MODEL, 0.6f, nearly)).findings();
    assertThat(remarks).isNotEmpty();
    assertThat(remarks).noneMatch(Finding::blocking);
  }

  @Test
  void a_model_that_guesses_is_found() {
    LinearModel constant =
        new LinearModel(
            MODEL.domain(), Tensor.of(MODEL.weights().shape(), 1, 1, 1, 0, 0, 0, 0, 0, 0));
    Evaluation evaluation = run(plan(constant, 0.1f, Toys.pgd(constant)));
    assertThat(only(evaluation, Kind.CONSTANT_OUTPUT).blocking()).isTrue();
    assertThat(only(evaluation, Kind.CHANCE_ACCURACY).evidence()).contains("33.3 %");
  }

  @Test
  void without_gradients_the_checks_that_need_them_say_so() {
    Evaluation evaluation = run(Toys.plan(MODEL, EXAMPLES, List.of(0.1f), Toys.noise(MODEL)));
    assertThat(evaluation.checks())
        .filteredOn(check -> check.outcome() == Check.Outcome.NOT_RUN)
        .hasSize(5);
  }

  @Test
  void a_model_that_fails_on_the_probes_ends_no_run() {
    AtomicInteger calls = new AtomicInteger();
    ScoreModel tired =
        ScoreModel.of(
            MODEL.domain(),
            (Batch x) -> {
              if (x.size() > 16 || calls.incrementAndGet() > 1000) {
                throw new IllegalStateException("too many at once");
              }
              return MODEL.scores(x);
            });
    Evaluation evaluation = run(Toys.plan(tired, EXAMPLES, List.of(0.1f), Toys.noise(tired)));
    assertThat(evaluation.checks()).anyMatch(c -> c.detail().contains("too many at once"));
  }
}
