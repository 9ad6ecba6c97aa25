package org.gauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Restarts;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
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
import org.gauntlet.harness.Trial;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws 5 and 7 for the unions of whole suites, under every norm. */
class SuiteLawsTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();
  private static final List<Example> EXAMPLES = Toys.examples(24);

  /** Law 7: the curve falls with the budget, each attack only adds, and no budget is no attack. */
  @Property(tries = 12)
  void moreBudgetNeverLeavesMoreStanding(@ForAll Norm norm, @ForAll long seed) {
    Evaluation evaluation =
        run(plan(norm, List.of(0f, 0.03f, 0.1f, 0.3f, 1f), seed, Toys.noise(MODEL), pgd(2, 1)));
    List<Integer> curve = evaluation.curve().stream().map(Robustness::hits).toList();
    assertThat(curve).isSortedAccordingTo((a, b) -> b - a);
    assertThat(curve.getFirst()).isEqualTo(evaluation.clean().hits());
    assertThat(curve.getLast()).as("the law is about a suite that bites").isLessThan(12);
  }

  /** Law 7: whom fewer steps, fewer restarts or fewer attacks break, more of them break too. */
  @Property(tries = 12)
  void moreEffortBreaksWhatLessBreaks(@ForAll Norm norm, @ForAll long seed) {
    Set<String> little = broken(plan(norm, List.of(0.1f), seed, pgd(2, 1)));
    assertThat(broken(plan(norm, List.of(0.1f), seed, pgd(6, 1)))).containsAll(little);
    assertThat(broken(plan(norm, List.of(0.1f), seed, pgd(2, 4)))).containsAll(little);
    for (Suite.Entry<?> other : List.of(Toys.noise(MODEL), Toys.fgsm(MODEL), Toys.lazy(MODEL))) {
      assertThat(broken(plan(norm, List.of(0.1f), seed, other, pgd(2, 1)))).containsAll(little);
      assertThat(broken(plan(norm, List.of(0.1f), seed, pgd(2, 1), other))).containsAll(little);
    }
  }

  /** Law 5: whatever an attack hands back, only a candidate inside the threat breaks anything. */
  @ParameterizedTest
  @EnumSource
  void aHostileAttackBreaksNothing(Norm norm) {
    hostile(norm, x -> x.map(v -> v > 0.5f ? 0 : 1));
    hostile(norm, x -> x.map(v -> v - 2));
    hostile(norm, x -> x.map(_ -> Float.NaN));
    hostile(norm, x -> x.map(_ -> Float.POSITIVE_INFINITY));
    hostile(norm, x -> Tensor.of(Shape.of(3, 1), x.toArray()));
  }

  private static void hostile(Norm norm, UnaryOperator<Tensor> candidate) {
    Suite.Entry<?> cheat =
        Toys.labels("cheat", MODEL, (victim, _, _) -> candidate.apply(victim.original()));
    Evaluation evaluation = run(plan(norm, List.of(0.05f), 1, cheat));
    AttackResult result = evaluation.attacks().getFirst();
    assertThat(result.failed() + result.broken()).isEqualTo(24);
    assertThat(result.broken()).isZero();
    assertThat(evaluation.findings())
        .anyMatch(finding -> finding.kind() == Finding.Kind.OUTSIDE_THREAT && finding.blocking());
  }

  /** Law 5: a budget overdrawn by a hundred thousandth is overdrawn. */
  @ParameterizedTest
  @EnumSource
  void aBudgetIsNotOverdrawn(Norm norm) {
    assertThat(broken(plan(norm, List.of(0.3f), 1, stretched(norm, 1.00001)))).isEmpty();
    assertThat(broken(plan(norm, List.of(0.3f), 1, stretched(norm, 1)))).isNotEmpty();
  }

  /** FGSM on a ball that is larger by a factor; only candidates that used all of it. */
  private static Suite.Entry<?> stretched(Norm norm, double factor) {
    return Toys.gradients(
        "stretched",
        MODEL,
        (victim, threat, seed) -> {
          NormBall ball = new NormBall(norm, (float) (factor * threat.epsilon()));
          Tensor x = Toys.FGSM.perturb(victim, ball, seed);
          double used = ball.distance(victim.original(), x);
          return used > 0.999999 * ball.epsilon() ? x : victim.original();
        });
  }

  private static Suite.Entry<?> pgd(int steps, int restarts) {
    Pgd pgd = new Pgd(steps, new StepSize.Relative(0.3f), Start.RANDOM, Loss.MARGIN);
    Restarts<Victim.Gradients> attack = new Restarts<>(restarts, Loss.MARGIN, pgd);
    return Toys.gradients("pgd", MODEL, attack);
  }

  private static Plan plan(Norm norm, List<Float> epsilons, long seed, Suite.Entry<?>... suite) {
    return new Plan(
        MODEL, Toys.subject(MODEL), EXAMPLES, norm, epsilons, Suite.of(suite), new Seed(seed), 8);
  }

  private static Evaluation run(Plan plan) {
    return new Evaluator(plan, Journal.none(), Progress.silent()).run();
  }

  private static Set<String> broken(Plan plan) {
    List<Line> lines = new ArrayList<>();
    new Evaluator(plan, into(lines), Progress.silent()).run();
    return lines.stream()
        .filter(Trial.class::isInstance)
        .map(Trial.class::cast)
        .filter(trial -> trial.outcome() == Trial.Outcome.BROKEN)
        .map(Trial::id)
        .collect(Collectors.toSet());
  }

  private static Journal into(List<Line> kept) {
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
      public void append(List<Line> lines) {}

      @Override
      public void finish(Evaluation evaluation, List<Line> lines) {
        kept.addAll(lines);
      }
    };
  }
}
