package org.gauntlet.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Seed;

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

  private static Batch inputs(long seed) {
    var stream = new Seed(seed).open();
    return Batch.of(
        stream.uniform(Toy.DOMAIN.input(), 0, 1), stream.uniform(Toy.DOMAIN.input(), 0, 1));
  }
}
