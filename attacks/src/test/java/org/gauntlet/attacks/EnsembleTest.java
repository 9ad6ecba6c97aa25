package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

/** Several surrogates as one model, and the transfer attack that this makes. */
class EnsembleTest {
  private static final Domain DOMAIN = Toys.box(60, 3);
  private static final Toys.Linear TRUTH = Toys.linear(DOMAIN, 3, 1, new Seed(41));

  @Test
  void itAnswersAndSlopesAsTheMeanOfItsMembers() {
    Toys.Linear a = wrong("a");
    Toys.Linear b = wrong("b");
    Batch x = Batch.of(new Seed(1).open().uniform(DOMAIN.input(), 0, 1));
    Batch cotangents = Batch.of(Tensor.of(Shape.of(3), 1, -1, 0.5f));
    Ensemble both = new Ensemble(List.of(a, b));
    try (GradientModel.Trace trace = both.trace(x)) {
      Batch gradient = trace.pull(cotangents);
      for (int k = 0; k < 3; k++) {
        double mean = ((double) a.scores(x).at(0, k) + b.scores(x).at(0, k)) / 2;
        assertThat((double) trace.scores().at(0, k)).isCloseTo(mean, within(1e-6));
      }
      for (int i = 0; i < DOMAIN.input().size(); i++) {
        Tensor cotangent = cotangents.row(0);
        double mean =
            ((double) a.pull(x.row(0), cotangent).at(i) + b.pull(x.row(0), cotangent).at(i)) / 2;
        assertThat((double) gradient.at(0, i)).isCloseTo(mean, within(1e-6));
      }
    }
  }

  @Test
  void oneMemberIsThatMemberToTheBit() {
    List<Case> cases = Toys.cases(TRUTH, 6, new Seed(2));
    Pgd pgd = new Pgd(5, new StepSize.Relative(0.3f), Start.RANDOM, Loss.CROSS_ENTROPY);
    NormBall threat = new NormBall(Norm.L2, 0.5f);
    Ensemble alone = new Ensemble(List.of(TRUTH));
    assertThat(Toys.perturb(new Access.Gradients(alone), pgd, threat, cases, new Seed(3)))
        .isEqualTo(Toys.perturb(new Access.Gradients(TRUTH), pgd, threat, cases, new Seed(3)));
  }

  @Test
  void noTraceStaysOpen() {
    UnaryOperator<Batch> sound = UnaryOperator.identity();
    Flawed good = new Flawed(TRUTH, sound, sound, sound);
    Flawed bad =
        new Flawed(
            TRUTH,
            x -> {
              throw new IllegalStateException("broken");
            },
            sound,
            sound);
    Batch x = Batch.of(Tensor.filled(DOMAIN.input(), 0));
    assertThat(new Ensemble(List.of(good, good)).scores(x)).isEqualTo(TRUTH.scores(x));
    assertThatThrownBy(() -> new Ensemble(List.of(good, bad)).trace(x))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
    assertThat(good.open()).isZero();
  }

  @Test
  void membersMustAgreeOnTheDomain() {
    Toys.Linear other = Toys.linear(Toys.box(60, 4), 4, 1, new Seed(1));
    assertThatThrownBy(() -> new Ensemble(List.of(TRUTH, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("members must have one domain");
    assertThatThrownBy(() -> new Ensemble(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one member");
  }

  /** Surrogates err on their own; what fools their mean fools the target that nobody saw. */
  @Test
  void examplesTransferAndMoreSurrogatesTransferBetter() {
    List<GradientModel> surrogates = List.of(wrong("a"), wrong("b"), wrong("c"), wrong("d"));
    LabelModel target = ScoreModel.of(DOMAIN, TRUTH::scores);
    int one = transferred(new Ensemble(surrogates.subList(0, 1)), target);
    int all = transferred(new Ensemble(surrogates), target);
    List<Case> cases = climbing();
    List<Tensor> noise =
        Toys.perturb(new Access.Labels(target), new UniformNoise(1), THREAT, cases, new Seed(5));
    assertThat(one).isGreaterThan(broken(target, cases, noise) + 10);
    assertThat(all).isGreaterThan(one + 3);
  }

  private static final NormBall THREAT = new NormBall(Norm.LINF, 0.12f);

  private static int transferred(GradientModel source, LabelModel target) {
    Pgd pgd = new Pgd(10, new StepSize.Relative(0.2f), Start.ORIGIN, Loss.CROSS_ENTROPY);
    List<Case> cases = climbing();
    List<Tensor> candidates =
        Toys.perturb(new Access.Gradients(source), pgd, THREAT, cases, new Seed(5));
    return broken(target, cases, candidates);
  }

  private static int broken(LabelModel target, List<Case> cases, List<Tensor> candidates) {
    int[] labels = target.labels(Batch.of(candidates));
    return (int)
        IntStream.range(0, labels.length)
            .filter(i -> labels[i] != cases.get(i).goal().truth())
            .count();
  }

  private static List<Case> climbing() {
    return Toys.cases(TRUTH, 80, new Seed(4)).stream()
        .map(of -> new Case(of.id(), of.original(), new Goal.Climb(of.goal().truth())))
        .toList();
  }

  /** The target's weights, each off by about as much as it is large. */
  private static Toys.Linear wrong(String name) {
    RandomStream stream = new Seed(42).child(name).open();
    List<Tensor> weights = new ArrayList<>();
    for (Tensor row : TRUTH.weights()) {
      weights.add(row.plus(stream.gaussian(row.shape()).times(1.5f)));
    }
    return new Toys.Linear(DOMAIN, weights, TRUTH.bias());
  }
}
