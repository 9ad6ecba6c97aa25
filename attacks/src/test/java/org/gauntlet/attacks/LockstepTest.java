package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lockstep asks, in which batches, in which order, and what it counts. */
class LockstepTest {
  private static final Toys.Smooth MODEL = Toys.smooth(6, 4, new Seed(21));
  private static final List<Case> CASES = Toys.cases(MODEL, 10, new Seed(22));
  private static final NormBall THREAT = new NormBall(Norm.LINF, 0.2f);

  @Test
  void questionsOfAllLiveCasesBecomeOneBatchAndFinishedOnesMakeRoom() {
    List<Integer> sizes = new ArrayList<>();
    Access<Victim.Gradients> access = recording(sizes);
    Attack<Victim.Gradients> uneven =
        (victim, threat, seed) -> {
          int questions = victim.original().equals(CASES.getFirst().original()) ? 5 : 2;
          for (int i = 0; i < questions; i++) {
            victim.slope(victim.original(), Loss.MARGIN);
          }
          return victim.original();
        };
    List<Attempt> attempts = run(4, access, uneven, CASES);
    assertThat(sizes).containsExactly(4, 4, 4, 4, 4, 3);
    assertThat(attempts.stream().map(attempt -> attempt.of().id()))
        .containsExactly(
            "case-1", "case-2", "case-3", "case-4", "case-5", "case-6", "case-0", "case-7",
            "case-8", "case-9");
  }

  private static Access<Victim.Gradients> recording(List<Integer> sizes) {
    return new Access.Gradients(
        new Flawed(
            MODEL,
            x -> {
              sizes.add(x.size());
              return x;
            },
            UnaryOperator.identity(),
            UnaryOperator.identity()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64})
  void theOrderOfAttemptsIsTheSameInEveryRun(int width) {
    Access<Victim.Gradients> access = new Access.Gradients(MODEL);
    Pgd pgd = new Pgd(20, new StepSize.Relative(0.1f), Start.RANDOM, Loss.MARGIN);
    List<Attempt> first = run(width, access, pgd, CASES);
    for (int i = 0; i < 20; i++) {
      assertThat(run(width, access, pgd, CASES)).isEqualTo(first);
    }
  }

  @Test
  void likeQuestionsShareABatchAndAllAreCounted() {
    Attack<Victim.Gradients> curious =
        (victim, threat, seed) -> {
          Tensor x = victim.original();
          assertThat(victim.cost()).isEqualTo(Cost.NONE);
          int label = victim.label(x);
          assertThat(victim.scores(x).argmax()).isEqualTo(label);
          assertThat(victim.cost()).isEqualTo(new Cost(2, 0));
          Slope slope = victim.slope(x, Loss.CROSS_ENTROPY);
          assertThat(slope.scores()).isEqualTo(victim.scores(x));
          assertThat(slope.fooled()).isFalse().isEqualTo(victim.fooled(x));
          return x;
        };
    assertThat(run(3, new Access.Gradients(MODEL), curious, CASES))
        .hasSize(10)
        .allSatisfy(attempt -> {
          assertThat(attempt).isInstanceOf(Attempt.Returned.class);
          assertThat(attempt.cost()).isEqualTo(new Cost(5, 1));
        });
  }

  @Test
  void questionsOfSeveralKindsInOneRoundFindTheirAnswers() {
    Attack<Victim.Gradients> mixed =
        (victim, threat, seed) -> {
          Tensor x = victim.original();
          Tensor logits = MODEL.logits(x);
          switch (victim.goal().truth()) {
            case 0 -> assertThat(victim.label(x)).isEqualTo(logits.argmax());
            case 1 -> assertThat(victim.scores(x)).isEqualTo(logits);
            default -> {
              Loss loss = victim.goal().truth() == 2 ? Loss.MARGIN : Loss.DLR;
              Slope slope = victim.slope(x, loss);
              assertThat(slope.scores()).isEqualTo(logits);
              assertThat(slope.loss()).isEqualTo(loss.value(logits, victim.goal()));
              assertThat(slope.gradient())
                  .isEqualTo(MODEL.pull(x, loss.cotangent(logits, victim.goal())));
            }
          }
          return x;
        };
    List<Case> cases = new ArrayList<>();
    for (Case of : Toys.cases(MODEL, 60, new Seed(23))) {
      cases.add(new Case(of.id(), of.original(), new Goal.Avoid(cases.size() % 4)));
    }
    assertThat(run(64, new Access.Gradients(MODEL), mixed, cases))
        .hasSize(60)
        .allMatch(Attempt.Returned.class::isInstance);
  }

  @Test
  void costsAreThoseOfTheAlgorithm() {
    List<Case> climbing =
        CASES.stream()
            .map(of -> new Case(of.id(), of.original(), new Goal.Climb(of.goal().truth())))
            .toList();
    Pgd pgd = new Pgd(7, new StepSize.Relative(0.5f), Start.RANDOM, Loss.CROSS_ENTROPY);
    Access<Victim.Gradients> access = new Access.Gradients(MODEL);
    assertThat(run(4, access, pgd, climbing))
        .allSatisfy(attempt -> assertThat(attempt.cost()).isEqualTo(new Cost(7, 7)));
    assertThat(run(4, access, new Restarts<>(3, Loss.MARGIN, pgd), climbing))
        .allSatisfy(attempt -> assertThat(attempt.cost()).isEqualTo(new Cost(24, 21)));
    assertThat(run(4, access, new Fgsm(Loss.MARGIN), climbing))
        .allSatisfy(attempt -> assertThat(attempt.cost()).isEqualTo(new Cost(1, 1)));
    assertThat(run(4, access, new UniformNoise(9), climbing))
        .allSatisfy(attempt -> assertThat(attempt.cost()).isEqualTo(new Cost(9, 0)));
  }

  /** Success is a return: a fooled iterate is the last thing asked about. */
  @Test
  void aFooledIterateEndsTheAttack() {
    Pgd pgd = new Pgd(50, new StepSize.Relative(0.1f), Start.ORIGIN, Loss.MARGIN);
    for (Attempt attempt : run(4, new Access.Gradients(MODEL), pgd, CASES)) {
      Tensor candidate = ((Attempt.Returned) attempt).candidate();
      boolean fooled = attempt.of().goal().reachedBy(MODEL.labels(Batch.of(candidate))[0]);
      assertThat(attempt.cost().forwards() < 50).isEqualTo(fooled);
    }
  }

  /** Not by asking for what it does not declare, and not by a cast. */
  @Test
  void anAttackSeesNoMoreThanItsWindowShows() {
    Attack<Victim> labels =
        (victim, threat, seed) -> {
          assertThat(victim).isNotInstanceOf(Victim.Scores.class);
          return victim.original();
        };
    Attack<Victim.Scores> scores =
        (victim, threat, seed) -> {
          assertThat(victim).isNotInstanceOf(Victim.Gradients.class);
          return victim.original();
        };
    assertThat(run(4, new Access.Labels(MODEL), labels, CASES)).hasSize(10);
    assertThat(run(4, new Access.Scores(MODEL), scores, CASES)).hasSize(10);
  }

  @Test
  void aWiderWindowServesANarrowerAttack() {
    List<Attempt> narrow = run(4, new Access.Labels(MODEL), new UniformNoise(5), CASES);
    assertThat(run(4, new Access.Gradients(MODEL), new UniformNoise(5), CASES)).isEqualTo(narrow);
  }

  @Test
  void noCasesAreNoWork() {
    assertThat(run(4, new Access.Labels(MODEL), new UniformNoise(5), List.of())).isEmpty();
    assertThatThrownBy(() -> new Lockstep(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("width must be >= 1, got 0");
  }

  private static <V extends Victim> List<Attempt> run(
      int width, Access<V> access, Attack<? super V> attack, List<Case> cases) {
    List<Attempt> attempts = new ArrayList<>();
    new Lockstep(width).run(access, attack, THREAT, cases, new Seed(1), attempts::add);
    return attempts;
  }
}
