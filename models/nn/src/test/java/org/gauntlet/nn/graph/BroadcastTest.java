package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BroadcastTest {
  private static final Multiply PRODUCT = new Multiply();

  @Provide
  Arbitrary<Shape> shapes() {
    return Arbitraries.integers().between(1, 3).list().ofMaxSize(3).map(Shape::new);
  }

  @Property
  void joiningIsSymmetricAndFailsBothWaysOrNeither(
      @ForAll("shapes") Shape a, @ForAll("shapes") Shape b) {
    if (joinable(a, b)) {
      Shape joined = Broadcast.join(PRODUCT, a, b);
      assertThat(Broadcast.join(PRODUCT, b, a)).isEqualTo(joined);
      assertThat(Broadcast.stretches(a, joined)).isTrue();
      assertThat(Broadcast.stretches(b, joined)).isTrue();
      for (int axis = 0; axis < a.rank(); axis++) {
        assertThat(joined.at(axis)).as("no larger than needed").isIn(a.at(axis), b.at(axis));
      }
    } else {
      for (List<Shape> pair : List.of(List.of(a, b), List.of(b, a))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Broadcast.join(PRODUCT, pair.getFirst(), pair.getLast()))
            .withMessage(
                "Multiply[] takes shapes of one rank whose extents are equal or 1, got %s and %s",
                pair.getFirst(), pair.getLast());
      }
    }
  }

  @Property
  void everyShapeStretchesToItselfAndOnesToEveryShape(@ForAll("shapes") Shape shape) {
    Shape ones = new Shape(shape.dims().stream().map(_ -> 1).toList());
    assertThat(Broadcast.stretches(shape, shape)).isTrue();
    assertThat(Broadcast.stretches(ones, shape)).isTrue();
    assertThat(Broadcast.stretches(shape, ones)).isEqualTo(shape.equals(ones));
    assertThat(Broadcast.join(PRODUCT, shape, ones)).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3, true",
    "1, 3, true",
    "3, 1, false",
    "2, 4, false",
    "2, 6, false",
  })
  void stretchingGoesOneWay(int from, int to, boolean stretches) {
    assertThat(Broadcast.stretches(Shape.of(2, from), Shape.of(2, to))).isEqualTo(stretches);
    assertThat(Broadcast.stretches(Shape.of(from), Shape.of(to, 1))).isFalse();
    assertThat(Broadcast.stretches(Shape.of(from, 1), Shape.of(to))).isFalse();
  }

  /** A file may name such constants, so that they must be refused and not run over the end. */
  @Test
  void constantsOfMoreAxesThanTheInputAreRefused() {
    for (Shape constants : List.of(Shape.of(3, 1), Shape.of(1, 3), Shape.of(3, 3, 1), Shape.of())) {
      Affine affine = new Affine(constants);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> affine.output(List.of(Shape.of(3))))
          .withMessage(affine + " does not stretch to (3)");
    }
  }

  private static boolean joinable(Shape a, Shape b) {
    boolean joinable = a.rank() == b.rank();
    for (int axis = 0; joinable && axis < a.rank(); axis++) {
      joinable = a.at(axis) == b.at(axis) || a.at(axis) == 1 || b.at(axis) == 1;
    }
    return joinable;
  }
}
