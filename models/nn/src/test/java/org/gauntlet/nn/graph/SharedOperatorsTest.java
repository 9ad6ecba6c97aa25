package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;

/** Shape rules of the operators that imported networks are composed of. */
class SharedOperatorsTest {
  private static final Shape X = Shape.of(2, 3, 4);

  @Test
  void matricesAreMultipliedAndTheAxesBeforeThemStretched() {
    MatMul product = new MatMul();
    List<Shape> inputs = List.of(Shape.of(5, 1, 2, 3), Shape.of(1, 7, 3, 4));
    assertThat(product.output(inputs)).isEqualTo(Shape.of(5, 7, 2, 4));
    assertThat(product.multiplyAdds(inputs)).isEqualTo(5 * 7 * 2 * 4 * 3);
    refused(product, "cannot multiply (2, 3) by (2, 3)", Shape.of(2, 3), Shape.of(2, 3));
    refused(product, "takes two matrices, got [(3), (3, 2)]", Shape.of(3), Shape.of(3, 2));
    refused(product, "cannot multiply", Shape.of(2, 3), Shape.of(1, 3, 2));
    refused(product, "equal or 1", Shape.of(2, 2, 2), Shape.of(3, 2, 2));
  }

  @Test
  void reducedAxesKeepOnePlace() {
    Reduce reduce = new Reduce(Reduction.SUM, List.of(2, 0));
    assertThat(reduce.output(List.of(X))).isEqualTo(Shape.of(1, 3, 1));
    assertThat(reduce.multiplyAdds(List.of(X))).isEqualTo(24);
    assertThat(reduce).isEqualTo(new Reduce(Reduction.SUM, List.of(0, 2)));
    refused(reduce, "does not fit (2, 3)", Shape.of(2, 3));
    for (List<Integer> axes : List.of(List.<Integer>of(), List.of(-1), List.of(1, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Reduce(Reduction.SUM, axes))
          .withMessageContaining("axes must be different and >= 0");
    }
  }

  @Test
  void placesAreTakenAlongOneAxis() {
    assertThat(new Take(1, List.of(2, 2, 0, 1)).output(List.of(X))).isEqualTo(Shape.of(2, 4, 4));
    refused(new Take(1, List.of(3)), "place must be in [0, 2], got 3", X);
    refused(new Take(3, List.of(0)), "has no such axis in (2, 3, 4)", X);
    assertThatIllegalArgumentException().isThrownBy(() -> new Take(0, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Take(0, List.of(-1)));
  }

  @Test
  void stretchingNeedsOnes() {
    assertThat(new Expand(X).output(List.of(Shape.of(1, 3, 1)))).isEqualTo(X);
    refused(new Expand(X), "(2, 3, 1, 1) does not stretch", Shape.of(2, 3, 1, 1));
    refused(new Expand(X), "(1, 2, 4) does not stretch", Shape.of(1, 2, 4));
  }

  @Test
  void axesMustExist() {
    refused(new Softmax(3, false), "has no such axis in (2, 3, 4)", X);
    refused(new Standardize(3, 0), "has no such axis in (2, 3, 4)", X);
    assertThat(new Softmax(2, true).output(List.of(X))).isEqualTo(X);
    assertThat(new Standardize(0, 0).output(List.of(X))).isEqualTo(X);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Standardize(0, -1))
        .withMessage("epsilon must be >= 0 and finite, got -1.0");
  }

  @Test
  void operandsAreCounted() {
    assertThat(new Constant(X).output(List.of())).isEqualTo(X);
    assertThat(new Constant(X).slots(List.of()).getFirst().trainable()).isFalse();
    refused(new Constant(X), "takes no input", X);
    assertThat(new Select().output(List.of(X, X, X))).isEqualTo(X);
    refused(new Select(), "takes three inputs of one shape", X, X);
    refused(new Select(), "takes three inputs of one shape", X, X, Shape.of(2, 3, 1));
    assertThat(new Pairwise(Pairing.EQUAL).output(List.of(X, Shape.of(2, 1, 1)))).isEqualTo(X);
    refused(new Pairwise(Pairing.EQUAL), "takes two inputs, got 1", X);
    refused(new Pointwise(Curve.EXP), "takes one input, got 2", X, X);
  }

  private static void refused(Operator operator, String said, Shape... inputs) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operator.output(List.of(inputs)))
        .withMessageContaining(said);
  }
}
