package org.gauntlet.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

/** Law 8: the identity changes nothing, and joining is associative. */
class DefenseLawTest {
  private static final Toy MODEL = new Toy();

  @Property
  void theIdentityChangesNothing(@ForAll long seed) {
    Batch x = inputs(seed);
    assertThat(Defense.<ScoreModel>identity().protect(MODEL).scores(x)).isEqualTo(MODEL.scores(x));
  }

  @Property
  void theIdentityIsNeutralOnBothSides(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int bits) {
    Batch x = inputs(seed);
    BitDepth defense = new BitDepth(bits);
    Batch alone = defense.protect(MODEL).scores(x);
    assertThat(defense.andThen(Defense.<ScoreModel>identity()).protect(MODEL).scores(x))
        .isEqualTo(alone);
    assertThat(Defense.<ScoreModel>identity().andThen(defense).protect(MODEL).scores(x))
        .isEqualTo(alone);
  }

  @Property
  void joiningIsAssociative(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int first,
      @ForAll @IntRange(min = 1, max = 8) int second,
      @ForAll @IntRange(min = 1, max = 8) int third) {
    BitDepth a = new BitDepth(first);
    BitDepth b = new BitDepth(second);
    BitDepth c = new BitDepth(third);
    Batch x = inputs(seed);
    assertThat(a.andThen(b).andThen(c).protect(MODEL).scores(x))
        .isEqualTo(a.andThen(b.andThen(c)).protect(MODEL).scores(x));
  }

  /**
   * The order of joining is the order of wrapping: the last one is outermost, and sees the input
   * first.
   */
  @Property
  void theLastDefenseSeesTheInputFirst(@ForAll long seed) {
    Batch x = inputs(seed);
    BitDepth coarse = new BitDepth(1);
    BitDepth fine = new BitDepth(2);
    Batch squeezed = x.map((row, v) -> coarse.squeeze(fine.squeeze(v, Toy.DOMAIN), Toy.DOMAIN));
    assertThat(coarse.andThen(fine).protect(MODEL).scores(x)).isEqualTo(MODEL.scores(squeezed));
  }

  /** The same where gradients are seen: labels, scores and what is pulled back. */
  @Property
  void theLawsHoldForAdaptiveViews(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int first,
      @ForAll @IntRange(min = 1, max = 8) int second) {
    Batch x = inputs(seed);
    Defense<GradientModel, GradientModel> nothing = Defense.identity();
    Defense<GradientModel, GradientModel> a = new BitDepth(first).straightThrough();
    Defense<GradientModel, GradientModel> b = new BitDepth(second).straightThrough();
    same(nothing.protect(MODEL), MODEL, x);
    same(a.andThen(nothing).protect(MODEL), a.protect(MODEL), x);
    same(nothing.andThen(a).protect(MODEL), a.protect(MODEL), x);
    associative(a, b, nothing, x);
    associative(a, b, a, x);
  }

  /** A defense that joins in its own way is found out. */
  @Test
  void aJoinThatDropsOrDoublesADefenseIsRefused() {
    Batch x = inputs(1);
    Defense<GradientModel, GradientModel> a = new BitDepth(3).straightThrough();
    Defense<GradientModel, GradientModel> b = new BitDepth(1).straightThrough();
    assertThatThrownBy(() -> associative(new Forgetful(a), b, b, x))
        .isInstanceOf(AssertionError.class);
    Defense<GradientModel, GradientModel> shifting = model -> new Shifted(model);
    assertThatThrownBy(() -> same(shifting.protect(MODEL), MODEL, x))
        .isInstanceOf(AssertionError.class);
  }

  private static void associative(
      Defense<GradientModel, GradientModel> a,
      Defense<GradientModel, GradientModel> b,
      Defense<GradientModel, GradientModel> c,
      Batch x) {
    GradientModel byHand = c.protect(b.protect(a.protect(MODEL)));
    same(a.andThen(b).andThen(c).protect(MODEL), byHand, x);
    same(a.andThen(b.andThen(c)).protect(MODEL), byHand, x);
  }

  private static void same(GradientModel actual, GradientModel expected, Batch x) {
    assertThat(actual.domain()).isEqualTo(expected.domain());
    assertThat(actual.labels(x)).isEqualTo(expected.labels(x));
    assertThat(actual.scores(x)).isEqualTo(expected.scores(x));
    Batch v = x.map((row, _) -> Tensor.of(Shape.of(2), row + 1, -0.5f));
    try (GradientModel.Trace one = actual.trace(x);
        GradientModel.Trace other = expected.trace(x)) {
      assertThat(one.scores()).isEqualTo(other.scores());
      assertThat(one.pull(v)).isEqualTo(other.pull(v));
    }
  }

  /** Joins nothing. */
  private record Forgetful(Defense<GradientModel, GradientModel> inner)
      implements Defense<GradientModel, GradientModel> {
    @Override
    public GradientModel protect(GradientModel model) {
      return inner.protect(model);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <P extends LabelModel> Defense<GradientModel, P> andThen(
        Defense<? super GradientModel, P> next) {
      return (Defense<GradientModel, P>) inner;
    }
  }

  /** Its logits are those of an input that is a thousandth brighter. */
  private record Shifted(GradientModel model) implements GradientModel {
    @Override
    public Domain domain() {
      return model.domain();
    }

    @Override
    public Trace trace(Batch x) {
      return model.trace(x.map((_, row) -> row.map(v -> v + 1e-3f)));
    }
  }

  private static Batch inputs(long seed) {
    var stream = new Seed(seed).open();
    return Batch.of(
        stream.uniform(Toy.DOMAIN.input(), 0, 1), stream.uniform(Toy.DOMAIN.input(), 0, 1));
  }
}
