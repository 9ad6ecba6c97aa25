package org.gauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.gauntlet.attacks.Access;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Aim;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Toys;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();

  private static Evaluation run(Plan plan) {
    return new Evaluator(plan, Journal.none(), Progress.silent()).run();
  }

  private static List<Finding.Kind> kinds(Evaluation evaluation) {
    return evaluation.findings().stream().map(Finding::kind).toList();
  }

  /** How far the largest input is above the second: half of it is the distance to the boundary. */
  private static double margin(Example example) {
    List<Float> sorted = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sorted.add(example.input().at(i));
    }
    Collections.sort(sorted);
    return (double) sorted.get(2) - sorted.get(1);
  }

  @Test
  void finds_the_closed_form_robust_accuracy_of_a_linear_model() {
    List<Example> examples = Toys.examples(60);
    List<Float> epsilons = List.of(0f, 0.05f, 0.1f, 0.3f);
    Evaluation evaluation =
        run(Toys.plan(MODEL, examples, epsilons, Toys.fgsm(MODEL), Toys.pgd(MODEL)));
    assertThat(evaluation.clean().hits()).isEqualTo(60);
    assertThat(evaluation.curve()).hasSize(4);
    for (Robustness point : evaluation.curve()) {
      long expected = examples.stream().filter(e -> margin(e) > 2 * point.epsilon()).count();
      assertThat((long) point.hits()).as("at %s", point.epsilon()).isEqualTo(expected);
    }
    assertThat(evaluation.robust()).isEqualTo(evaluation.curve().getLast());
    assertThat(evaluation.findings()).isEmpty();
  }

  @Test
  void counts_every_question_of_the_attacks_and_no_other() {
    AtomicInteger asked = new AtomicInteger();
    LabelModel target = counting(asked);
    Evaluation evaluation =
        run(Toys.plan(target, Toys.examples(20), List.of(0.01f), Toys.noise(target)));
    AttackResult noise = evaluation.attacks().getFirst();
    int stands = noise.attacked() - noise.broken();
    assertThat(noise.forwards()).isBetween(5L * stands + noise.broken(), 5L * 20);
    assertThat(noise.backwards()).isZero();
    assertThat((long) asked.get()).isGreaterThan(noise.forwards());
  }

  private static LabelModel counting(AtomicInteger asked) {
    return ScoreModel.of(
        MODEL.domain(),
        x -> {
          asked.addAndGet(x.size());
          return MODEL.scores(x);
        });
  }

  @Test
  void a_row_that_throws_is_unassessed_and_counts_on_neither_side() {
    List<Example> examples = Toys.examples(20);
    Tensor poison = examples.get(3).input();
    ScoreModel target =
        ScoreModel.of(
            MODEL.domain(),
            x -> {
              if (x.rows().contains(poison)) {
                throw new IllegalStateException("cannot read this");
              }
              return MODEL.scores(x);
            });
    Evaluation evaluation = run(Toys.plan(target, examples, List.of(0.01f), Toys.noise(target)));
    assertThat(evaluation.clean().of()).isEqualTo(19);
    assertThat(evaluation.robust().of()).isEqualTo(19);
    assertThat(evaluation.unassessed()).isEqualTo(1);
    Finding errors = evaluation.findings().getFirst();
    assertThat(errors.kind()).isEqualTo(Finding.Kind.ERRORS);
    assertThat(errors.evidence()).contains("1 of 20 (5.0 %)", "cannot read this");
    assertThat(errors.examples()).containsExactly("toy-3");
  }

  @Test
  void logits_that_are_no_numbers_are_never_a_misclassification() {
    ScoreModel target =
        ScoreModel.of(MODEL.domain(), x -> x.map((_, row) -> row.map(_ -> Float.NaN)));
    Evaluation evaluation =
        run(Toys.plan(target, Toys.examples(5), List.of(0.1f), Toys.noise(target)));
    assertThat(evaluation.clean().of()).isZero();
    assertThat(evaluation.robust().of()).isZero();
    assertThat(evaluation.unassessed()).isEqualTo(5);
    assertThat(kinds(evaluation)).contains(Finding.Kind.ERRORS, Finding.Kind.NON_FINITE);
  }

  @Test
  void an_attack_that_fails_leaves_no_robust_example_behind() {
    Suite.Entry<?> broken =
        Toys.labels(
            "broken",
            MODEL,
            (_, _, _) -> {
              throw new IllegalStateException("a bug");
            });
    Evaluation alone = run(Toys.plan(MODEL, Toys.examples(30), List.of(0.1f), broken));
    assertThat(alone.robust().of()).isZero();
    assertThat(alone.attacks().getFirst().failed()).isEqualTo(30);
    Evaluation followed =
        run(Toys.plan(MODEL, Toys.examples(30), List.of(0.1f), broken, Toys.pgd(MODEL)));
    assertThat(followed.robust().hits()).isZero();
    assertThat(followed.robust().of()).as("a found example stays found").isPositive();
  }

  @Test
  void a_candidate_outside_the_threat_is_an_error_of_the_attack() {
    Suite.Entry<?> cheat =
        Toys.labels("cheat", MODEL, (victim, _, _) -> victim.original().map(v -> 1 - v));
    Evaluation evaluation = run(Toys.plan(MODEL, Toys.examples(30), List.of(0.1f), cheat));
    AttackResult result = evaluation.attacks().getFirst();
    assertThat(result.broken()).as("margins under 0.1 may be legal").isLessThan(3);
    assertThat(result.failed()).isGreaterThan(26);
    assertThat(kinds(evaluation)).contains(Finding.Kind.OUTSIDE_THREAT, Finding.Kind.ERRORS);
    assertThat(evaluation.gallery()).hasSize(result.broken());
  }

  @Test
  void a_weak_suite_does_not_pass_unnoticed() {
    Plan plan =
        Toys.plan(
            MODEL,
            Toys.examples(60),
            List.of(0.2f),
            Toys.gradients("lazy", MODEL, (victim, _, _) -> victim.original()));
    Evaluation evaluation = run(plan);
    assertThat(evaluation.robust().hits()).isEqualTo(60);
    assertThat(evaluation.findings())
        .anyMatch(f -> f.kind() == Finding.Kind.STRONGER_ATTACK_HELPS && f.blocking());
  }

  @Test
  void at_epsilon_zero_nothing_is_attacked_and_clean_accuracy_remains() {
    Evaluation evaluation = run(Toys.plan(MODEL, Toys.examples(10), List.of(0f), Toys.pgd(MODEL)));
    assertThat(evaluation.attacks()).isEmpty();
    assertThat(evaluation.robust().hits()).isEqualTo(evaluation.clean().hits());
  }

  @Test
  void an_attack_on_a_surrogate_never_stops_early_and_is_judged_on_the_target() {
    LabelModel target = labelsOnly();
    Suite.Entry<?> transfer =
        new Suite.Entry<>(
            "transfer", "pgd", new Access.Gradients(MODEL), Toys.PGD, Aim.AVOID, "twin");
    Evaluation evaluation = run(Toys.plan(target, Toys.examples(40), List.of(0.2f), transfer));
    AttackResult result = evaluation.attacks().getFirst();
    assertThat(result.source()).isEqualTo("twin");
    assertThat(result.forwards()).as("ten steps each").isEqualTo(400);
    assertThat(result.broken()).isGreaterThan(20);
    assertThat(evaluation.gallery().getFirst().fooledConfidence()).isEqualTo(-1);
  }

  private static LabelModel labelsOnly() {
    return new LabelModel() {
      @Override
      public Domain domain() {
        return MODEL.domain();
      }

      @Override
      public int[] labels(Batch x) {
        return MODEL.labels(x);
      }
    };
  }

  @Test
  void a_targeted_attack_breaks_by_any_wrong_answer() {
    Suite.Entry<?> targeted =
        new Suite.Entry<>("next", "pgd", new Access.Gradients(MODEL), Toys.PGD, Aim.NEXT_CLASS, "");
    Evaluation evaluation = run(Toys.plan(MODEL, Toys.examples(40), List.of(0.3f), targeted));
    assertThat(evaluation.attacks().getFirst().broken()).isGreaterThan(15);
    assertThat(evaluation.confusion())
        .anyMatch(c -> c.fooled() == (c.truth() + 1) % 3 && c.count() > 3);
  }

  @Test
  void an_interrupt_ends_the_run_and_keeps_what_was_found() {
    List<Line> kept = new ArrayList<>();
    Plan plan =
        Toys.width(Toys.plan(MODEL, Toys.examples(20), List.of(0.1f), Toys.noise(MODEL)), 4);
    Evaluator evaluator =
        new Evaluator(
            plan,
            keeping(kept),
            step -> {
              if (step.stage().startsWith("noise") && step.done() == 8) {
                Thread.currentThread().interrupt();
              }
            });
    assertThatThrownBy(evaluator::run).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(kept).as("clean answers, trials and laps").hasSizeGreaterThanOrEqualTo(20 + 8 + 2);
    assertThat(kept).hasSizeLessThan(20 + 20 + 5);
  }

  private static Journal keeping(List<Line> kept) {
    return new Journal() {
      @Override
      public Optional<Evaluation> finished() {
        return Optional.empty();
      }

      @Override
      public List<Line> past() {
        return List.of();
      }

      @Override
      public void append(List<Line> lines) {
        kept.addAll(lines);
      }

      @Override
      public void finish(Evaluation evaluation, List<Line> lines) {}
    };
  }

  @Test
  void a_heap_that_is_too_small_is_said_in_one_sentence() {
    ScoreModel target =
        ScoreModel.of(
            MODEL.domain(),
            _ -> {
              throw new OutOfMemoryError("Java heap space");
            });
    assertThatThrownBy(() -> run(Toys.plan(target, Toys.examples(3), List.of(0.1f))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("too small for 16 examples at once");
  }
}
