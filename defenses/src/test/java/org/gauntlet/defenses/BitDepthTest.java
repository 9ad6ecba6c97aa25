package org.gauntlet.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Attempt;
import org.gauntlet.attacks.Case;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Lockstep;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class BitDepthTest {
  private static final Toy MODEL = new Toy();

  @Test
  void roundsToTheNearestLevel() {
    Tensor x = Tensor.of(Shape.of(4), 0.1f, 0.4f, 0.6f, 1f);
    assertThat(new BitDepth(2).squeeze(x, Toy.DOMAIN))
        .isEqualTo(Tensor.of(Shape.of(4), 0f, 1 / 3f, 2 / 3f, 1f));
    assertThat(new BitDepth(1).squeeze(x, Toy.DOMAIN))
        .isEqualTo(Tensor.of(Shape.of(4), 0f, 0f, 1f, 1f));
  }

  @Test
  void levelsFollowTheDomain() {
    Domain signed = new Domain(Shape.of(3), -1, 1, 2);
    assertThat(new BitDepth(1).squeeze(Tensor.of(Shape.of(3), -0.2f, 0.2f, 1f), signed))
        .isEqualTo(Tensor.of(Shape.of(3), -1f, 1f, 1f));
  }

  @Property
  void squeezingTwiceIsSqueezingOnce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 16) int bits) {
    BitDepth defense = new BitDepth(bits);
    Tensor once = defense.squeeze(new Seed(seed).open().uniform(Shape.of(4), 0, 1), Toy.DOMAIN);
    assertThat(defense.squeeze(once, Toy.DOMAIN)).isEqualTo(once);
    assertThat(Toy.DOMAIN.contains(once)).isTrue();
  }

  @Test
  void theAdaptiveViewHasTheSameScoresAndTheModelsGradient() {
    BitDepth defense = new BitDepth(2);
    Batch x = Batch.of(Tensor.of(Shape.of(4), 0.1f, 0.45f, 0.6f, 0.9f));
    GradientModel view = defense.straightThrough().protect(MODEL);
    assertThat(view.scores(x)).isEqualTo(defense.protect(MODEL).scores(x));
    Batch cotangent = Batch.of(Tensor.of(Shape.of(2), 1f, 0f));
    try (GradientModel.Trace trace = view.trace(x)) {
      assertThat(trace.scores()).isEqualTo(view.scores(x));
      assertThat(trace.pull(cotangent).row(0)).isEqualTo(Toy.WEIGHTS);
    }
  }

  /**
   * Adaptive strength: what the model loses to PGD, the squeezed model loses through its adaptive
   * view as well.
   */
  @Test
  void pgdThroughTheAdaptiveViewBreaksTheDefense() {
    BitDepth defense = new BitDepth(3);
    ScoreModel target = defense.protect(MODEL);
    List<Case> cases = casesRightOn(target);
    assertThat(cases.size()).isGreaterThan(40);
    List<Attempt> attempts = new ArrayList<>();
    new Lockstep(16)
        .run(
            new Access.Gradients(defense.straightThrough().protect(MODEL)),
            new Pgd(10, new StepSize.Relative(0.25f), Start.RANDOM, Loss.CROSS_ENTROPY),
            new NormBall(Norm.LINF, 0.8f),
            cases,
            new Seed(1),
            attempts::add);
    long broken =
        attempts.stream()
            .map(Attempt.Returned.class::cast)
            .filter(attempt ->
                target.labels(Batch.of(attempt.candidate()))[0] != attempt.of().goal().truth())
            .count();
    assertThat(broken).isEqualTo(cases.size());
  }

  @Test
  void refusesImpossibleDepths() {
    assertThatThrownBy(() -> new BitDepth(0)).hasMessage("bits must be in 1..16, got 0");
    assertThatThrownBy(() -> new BitDepth(17)).hasMessage("bits must be in 1..16, got 17");
  }

  private static List<Case> casesRightOn(ScoreModel model) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      Tensor x = new Seed(i).open().uniform(Shape.of(4), 0, 1);
      int truth = MODEL.labels(Batch.of(x))[0];
      if (model.labels(Batch.of(x))[0] == truth) {
        cases.add(new Case("x" + i, x, new Goal.Avoid(truth)));
      }
    }
    return cases;
  }
}
