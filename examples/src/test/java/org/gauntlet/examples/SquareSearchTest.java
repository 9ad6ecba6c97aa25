package org.gauntlet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class SquareSearchTest {
  private static final int ROWS = 4;
  private static final int COLUMNS = 7;
  private static final float EPSILON = 0.125f;
  private static final NormBall BALL = new NormBall(Norm.LINF, EPSILON);
  private static final Tensor GREY = Tensor.filled(Shape.of(2, ROWS, COLUMNS), 0.5f);

  @Property(tries = 60)
  void paintsOneSquareThroughAllChannels(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = ROWS) int side) {
    ScriptedVictim victim = ScriptedVictim.of(GREY, x -> -1f);
    Tensor painted = new SquareSearch(1, side).perturb(victim, BALL, new Seed(seed));
    List<Integer> places = changed(painted);
    assertThat(places).hasSize(2 * side * side);
    float value = painted.at(places.getFirst());
    assertThat(value).isIn(0.5f - EPSILON, 0.5f + EPSILON);
    int corner = places.getFirst();
    for (int place : places) {
      int within = (place - corner) % (ROWS * COLUMNS);
      assertThat(within / COLUMNS).as("row").isLessThan(side);
      assertThat(within % COLUMNS).as("column").isLessThan(side);
      assertThat(painted.at(place)).as("one change for the whole square").isEqualTo(value);
    }
  }

  @Property(tries = 40)
  void keepsTheHighestOfAllItTried(@ForAll long seed) {
    ScriptedVictim victim = ScriptedVictim.of(GREY, x -> sum(x) - 1000);
    Tensor best = new SquareSearch(30, 2).perturb(victim, BALL, new Seed(seed));
    assertThat(victim.asked()).hasSize(30);
    double highest = victim.asked().stream().mapToDouble(SquareSearchTest::sum).max().orElseThrow();
    assertThat((double) sum(best)).isEqualTo(highest);
  }

  @Property(tries = 40)
  void asksOnlyInsideTheBallAndTheDomain(@ForAll long seed) {
    Tensor dark = GREY.map(v -> 0.0625f);
    ScriptedVictim victim = ScriptedVictim.of(dark, x -> sum(x) - 1000);
    Tensor best = new SquareSearch(20, 3).perturb(victim, BALL, new Seed(seed));
    assertThat(victim.asked()).allMatch(x -> BALL.allows(dark, x, victim.domain()));
    assertThat(victim.asked()).contains(best);
  }

  @Test
  void stopsAtTheFirstThatFools() {
    ScriptedVictim victim = ScriptedVictim.of(GREY, x -> sum(x) > sum(GREY) ? 1f : -1f);
    Tensor found = new SquareSearch(1000, 4).perturb(victim, BALL, new Seed(5));
    assertThat(victim.asked().getLast()).isEqualTo(found);
    assertThat(victim.asked().subList(0, victim.asked().size() - 1))
        .as("what came before fooled nobody")
        .allMatch(x -> sum(x) <= sum(GREY));
    assertThat(victim.asked()).hasSizeLessThan(100);
    assertThat(sum(found)).isGreaterThan(sum(GREY));
  }

  @Test
  void aSquareAsLargeAsTheImageMovesItWhole() {
    Tensor square = Tensor.filled(Shape.of(1, 3, 3), 0.5f);
    ScriptedVictim victim = ScriptedVictim.of(square, x -> sum(x) - 1000);
    Tensor best = new SquareSearch(64, 3).perturb(victim, BALL, new Seed(1));
    assertThat(best).isEqualTo(Tensor.filled(square.shape(), 0.625f));
  }

  @Test
  void withoutQueriesTheOriginalStays() {
    ScriptedVictim victim = ScriptedVictim.of(GREY, x -> 1f);
    assertThat(new SquareSearch(0, 2).perturb(victim, BALL, new Seed(1))).isSameAs(GREY);
    assertThat(victim.asked()).isEmpty();
  }

  @Test
  void aSquareLargerThanTheImageIsRefused() {
    ScriptedVictim victim = ScriptedVictim.of(GREY, x -> 1f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SquareSearch(1, ROWS + 1).perturb(victim, BALL, new Seed(1)))
        .withMessage("bound must be >= 1, got 0");
  }

  @Test
  void theSeedDecides() {
    List<Tensor> first = asked(new Seed(7));
    assertThat(asked(new Seed(7))).isEqualTo(first);
    assertThat(asked(new Seed(8))).isNotEqualTo(first);
  }

  private static List<Tensor> asked(Seed seed) {
    ScriptedVictim victim = ScriptedVictim.of(GREY, x -> sum(x) - 1000);
    Tensor best = new SquareSearch(20, 2).perturb(victim, BALL, seed);
    assertThat(victim.asked()).contains(best);
    return victim.asked();
  }

  private static List<Integer> changed(Tensor x) {
    return IntStream.range(0, x.size()).filter(i -> x.at(i) != GREY.at(i)).boxed().toList();
  }

  private static float sum(Tensor x) {
    return (float) x.dot(Tensor.filled(x.shape(), 1));
  }
}
