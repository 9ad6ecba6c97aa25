package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;

/** Operators that read several values. */
final class JoiningTest {
  private static final Shape A = Shape.of(2, 3);

  @Property
  void concatAddsTheFirstExtentsInAnyNumber(
      @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 1, max = 9) Integer> firsts) {
    List<Shape> inputs = firsts.stream().map(first -> Shape.of(first, 4, 3)).toList();
    int sum = firsts.stream().mapToInt(Integer::intValue).sum();
    assertThat(new Concat().output(inputs)).isEqualTo(Shape.of(sum, 4, 3));
    assertThat(new Concat().multiplyAdds(inputs)).isZero();
  }

  @Test
  void concatRefusesWhatDoesNotLineUp() {
    for (List<Shape> inputs :
        List.of(
            List.<Shape>of(),
            List.of(A),
            List.of(A, Shape.of(2)),
            List.of(A, Shape.of(2, 4)),
            List.of(A, A, Shape.of(2, 1)),
            List.of(Shape.of(), Shape.of()))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Concat().output(inputs))
          .withMessage(
              "Concat[] takes at least two inputs that differ in the first axis alone, got "
                  + inputs);
    }
  }

  @Test
  void addTakesAnyNumberOfEqualShapes() {
    for (int count = 2; count <= 5; count++) {
      assertThat(new Add().output(Collections.nCopies(count, A))).isEqualTo(A);
    }
    for (List<Shape> inputs :
        List.of(
            List.<Shape>of(), List.of(A), List.of(A, Shape.of(1, 3)), List.of(A, A, Shape.of(6)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Add().output(inputs))
          .withMessage("Add[] takes at least two inputs of one shape, got " + inputs);
    }
  }

  @Test
  void aGateForEachChannelStretchesOverTheImage() {
    List<Shape> inputs = List.of(Shape.of(8, 5, 5), Shape.of(8, 1, 1));
    assertThat(new Multiply().output(inputs)).isEqualTo(Shape.of(8, 5, 5));
    assertThat(new Multiply().output(inputs.reversed())).isEqualTo(Shape.of(8, 5, 5));
    assertThat(new Multiply().multiplyAdds(inputs)).isEqualTo(200);
  }

  @Test
  void multiplyTakesTwo() {
    for (int count : new int[] {0, 1, 3}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Multiply().output(Collections.nCopies(count, A)))
          .withMessage("Multiply[] takes two inputs, got " + count);
    }
  }
}
