package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators that treat each value by itself: one operation a value, and bounded numbers. */
final class PointwiseTest {
  static List<Operator> plain() {
    return List.of(
        new Relu(),
        new LeakyRelu(0),
        new Elu(1),
        new Sigmoid(),
        new Tanh(),
        new Clip(0, 6),
        new Dropout(0));
  }

  @ParameterizedTest
  @MethodSource("plain")
  void eachValueCostsOneOperationWhateverTheShape(Operator operator) {
    for (Shape shape : List.of(Shape.of(), Shape.of(1), Shape.of(7), Shape.of(3, 5, 2))) {
      assertThat(operator.output(List.of(shape))).isEqualTo(shape);
      assertThat(operator.multiplyAdds(List.of(shape))).isEqualTo(shape.size());
      assertThat(operator.slots(List.of(shape))).isEmpty();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operator.output(List.of()))
        .withMessage(operator + " takes one input, got 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.001", "1", "1.5", "NaN", "Infinity"})
  void dropoutAndLeakyReluTakeSharesBelowOne(float share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dropout(share))
        .withMessage("rate must be in [0, 1), got " + share);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeakyRelu(share))
        .withMessage("slope must be in [0, 1), got " + share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity"})
  void scalesArePositiveAndFinite(float bad) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Elu(bad))
        .withMessage("alpha must be > 0, got " + bad);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchNorm(bad, 0.1f))
        .withMessage("epsilon must be > 0, got " + bad);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, NaN", "0, Infinity", "-Infinity, 0"})
  void clipNeedsARange(float low, float high) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clip(low, high))
        .withMessage("low must be below high, both finite, got " + low + " and " + high);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "1.001", "NaN"})
  void theMomentumOfBatchNormIsAShareAboveZero(float momentum) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchNorm(1e-5f, momentum))
        .withMessage("momentum must be in (0, 1], got " + momentum);
    assertThat(new BatchNorm(1e-5f, 1).momentum()).isEqualTo(1);
  }

  @Test
  void batchNormHasFourNumbersForEachChannelOfAnyRank() {
    BatchNorm norm = BatchNorm.standard();
    for (Shape shape : List.of(Shape.of(5), Shape.of(5, 2), Shape.of(5, 2, 3))) {
      assertThat(norm.output(List.of(shape))).isEqualTo(shape);
      assertThat(norm.multiplyAdds(List.of(shape))).isEqualTo(shape.size());
      assertThat(norm.slots(List.of(shape)))
          .extracting(Slot::shape)
          .containsExactly(Shape.of(5), Shape.of(5), Shape.of(5), Shape.of(5));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> norm.output(List.of(Shape.of())))
        .withMessage(norm + " takes at least one axis, got ()");
  }
}
