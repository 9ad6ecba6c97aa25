package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DenseTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 2, 1", "10, 784, 7850, 7840", "1024, 3136, 3212288, 3211264"})
  void aWeightForEachPairAndABiasForEachUnit(int units, int width, long parameters, long cost) {
    Dense dense = new Dense(units);
    List<Shape> x = List.of(Shape.of(width));
    assertThat(dense.output(x)).isEqualTo(Shape.of(units));
    assertThat(dense.slots(x))
        .containsExactly(
            new Slot("weight", Shape.of(units, width), true, new Slot.FanIn(width)),
            new Slot("bias", Shape.of(units), true, new Slot.FanIn(width)));
    assertThat(dense.slots(x).stream().mapToLong(slot -> slot.shape().size()).sum())
        .isEqualTo(parameters);
    assertThat(dense.multiplyAdds(x)).isEqualTo(cost);
  }

  @Test
  void theCostOfAWideLayerDoesNotOverflow() {
    assertThat(new Dense(1 << 20).multiplyAdds(List.of(Shape.of(1 << 20)))).isEqualTo(1L << 40);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void unitsArePositive(int units) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(units))
        .withMessage("units must be >= 1, got " + units);
  }

  @Test
  void inputsThatAreNotFlatAreToldWhatToDo() {
    Dense dense = new Dense(3);
    for (Shape shape : List.of(Shape.of(), Shape.of(2, 2), Shape.of(1, 1, 4))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> dense.output(List.of(shape)))
          .withMessage(
              "Dense[units=3] takes a flat input, got " + shape + "; put Flatten before it");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dense.output(List.of(Shape.of(2), Shape.of(2))))
        .withMessage("Dense[units=3] takes one input, got 2");
  }
}
