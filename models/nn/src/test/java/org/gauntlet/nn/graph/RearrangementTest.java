package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators that move values and compute nothing. */
final class RearrangementTest {
  private static final Shape X = Shape.of(2, 3, 4);

  static List<Operator> all() {
    return List.of(
        new Flatten(),
        new Reshape(Shape.of(24)),
        new Permute(List.of(1, 2, 0)),
        new Pad(List.of(0, 1, 0), List.of(2, 0, 0), -1),
        new Slice(List.of(0, 1, 0), List.of(2, 2, 4)));
  }

  @Provide
  Arbitrary<List<Integer>> orders() {
    return Arbitraries.integers()
        .between(0, 4)
        .flatMap(rank -> Arbitraries.shuffle(IntStream.range(0, rank).boxed().toList()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void movingCostsNothingHasNoParametersAndReadsOneInput(Operator operator) {
    assertThat(operator.multiplyAdds(List.of(X))).isZero();
    assertThat(operator.slots(List.of(X))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operator.output(List.of(X, X)))
        .withMessage(operator + " takes one input, got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operator.output(List.of()))
        .withMessage(operator + " takes one input, got 0");
  }

  @Property
  void aPermutationAndItsInverseLeaveTheShape(@ForAll("orders") List<Integer> order) {
    Shape x = new Shape(IntStream.range(0, order.size()).map(i -> i + 2).boxed().toList());
    Shape moved = new Permute(order).output(List.of(x));
    List<Integer> inverse = IntStream.range(0, order.size()).mapToObj(order::indexOf).toList();
    assertThat(moved.size()).isEqualTo(x.size());
    assertThat(new Permute(inverse).output(List.of(moved))).isEqualTo(x);
  }

  @Property
  void slicingTheFrameOffAPaddedInputGivesItBack(
      @ForAll @IntRange(max = 4) int before, @ForAll @IntRange(max = 4) int after) {
    Pad pad = new Pad(List.of(before, 0, after), List.of(after, before, 0), 0);
    Shape padded = pad.output(List.of(X));
    assertThat(padded).isEqualTo(Shape.of(2 + before + after, 3 + before, 4 + after));
    assertThat(new Slice(pad.before(), X.dims()).output(List.of(padded))).isEqualTo(X);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slice(List.of(1, 0, 0), padded.dims()).output(List.of(padded)))
        .withMessageEndingWith("does not fit into " + padded);
  }

  @Test
  void aSliceTakesAsManyAxesAsItNames() {
    Slice slice = new Slice(List.of(0), List.of(2));
    assertThat(slice.output(List.of(Shape.of(2)))).isEqualTo(Shape.of(2));
    for (Shape shape : List.of(Shape.of(), Shape.of(1), Shape.of(2, 2))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> slice.output(List.of(shape)))
          .withMessage(slice + " does not fit into " + shape);
    }
  }

  @Test
  void padAndPermuteTakeAsManyAxesAsTheyName() {
    for (Operator operator : List.of(new Permute(List.of(0)), new Pad(List.of(1), List.of(1), 0))) {
      for (Shape shape : List.of(Shape.of(), Shape.of(2, 2))) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> operator.output(List.of(shape)))
            .withMessage(operator + " takes 1 axes, got " + shape);
      }
    }
  }

  @Test
  void aScalarHasNothingToMoveAndStaysAsItIs() {
    List<Shape> scalar = List.of(Shape.of());
    assertThat(new Permute(List.of()).output(scalar)).isEqualTo(Shape.of());
    assertThat(new Pad(List.of(), List.of(), 1).output(scalar)).isEqualTo(Shape.of());
    assertThat(new Slice(List.of(), List.of()).output(scalar)).isEqualTo(Shape.of());
    assertThat(new Flatten().output(scalar)).isEqualTo(Shape.of(1));
    assertThat(new Reshape(Shape.of()).output(List.of(Shape.of(1, 1)))).isEqualTo(Shape.of());
  }

  @Test
  void reshapeCountsValues() {
    assertThat(new Reshape(Shape.of(6, 4)).output(List.of(X))).isEqualTo(Shape.of(6, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reshape(Shape.of(5, 5)).output(List.of(X)))
        .withMessage("Reshape[shape=(5, 5)] needs 25 values, got (2, 3, 4)");
  }

  @Test
  void badListsAreRefused() {
    for (List<Integer> order : List.of(List.of(1), List.of(0, 0), List.of(-1, 0), List.of(0, 2))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Permute(order))
          .withMessage("order must name each axis once, got " + order);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pad(List.of(1), List.of(), 0))
        .withMessage("before and after must have one length, got [1] and []");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pad(List.of(1), List.of(-2), 0))
        .withMessage("after must be >= 0, got -2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pad(List.of(1), List.of(0), Float.NEGATIVE_INFINITY))
        .withMessage("value must be finite, got -Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slice(List.of(0, 0), List.of(1)))
        .withMessage("start and size must have one length, got [0, 0] and [1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slice(List.of(-1), List.of(1)))
        .withMessage("start must be >= 0, got -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slice(List.of(0), Collections.nCopies(1, 0)))
        .withMessage("size must be >= 1, got 0");
  }
}
