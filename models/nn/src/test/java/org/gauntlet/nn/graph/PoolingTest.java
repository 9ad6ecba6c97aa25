package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The three operators that summarise places of an image. */
final class PoolingTest {
  static List<Operator> all() {
    return List.of(MaxPool2d.of(2), AveragePool2d.of(2), new GlobalAveragePool());
  }

  @ParameterizedTest
  @CsvSource({
    "2, 28, 28, 14, 14, 2352",
    "2, 5, 4, 2, 2, 48",
    "3, 8, 9, 2, 3, 162",
    "1, 4, 3, 4, 3, 36",
    "5, 5, 5, 1, 1, 75"
  })
  void windowsSideBySideDropWhatIsLeftOver(
      int size, int height, int width, int rows, int columns, long cost) {
    List<Shape> x = List.of(Shape.of(3, height, width));
    for (Operator pool : List.of(MaxPool2d.of(size), AveragePool2d.of(size))) {
      assertThat(pool.output(x)).isEqualTo(Shape.of(3, rows, columns));
      assertThat(pool.multiplyAdds(x)).isEqualTo(cost);
      assertThat(pool.slots(x)).isEmpty();
    }
  }

  @Test
  void overlappingWindowsCostTheirTapsEach() {
    Window window = Window.of(3, 2, 1);
    List<Shape> x = List.of(Shape.of(64, 112, 112));
    for (Operator pool : List.of(new MaxPool2d(window), new AveragePool2d(window))) {
      assertThat(pool.output(x)).isEqualTo(Shape.of(64, 56, 56));
      assertThat(pool.multiplyAdds(x)).isEqualTo(64L * 56 * 56 * 9);
    }
  }

  @Test
  void theGlobalMeanReadsEveryPixelOnce() {
    GlobalAveragePool pool = new GlobalAveragePool();
    List<Shape> x = List.of(Shape.of(64, 7, 5));
    assertThat(pool.output(x)).isEqualTo(Shape.of(64));
    assertThat(pool.multiplyAdds(x)).isEqualTo(64 * 35);
    assertThat(pool.slots(x)).isEmpty();
    assertThat(pool.output(List.of(Shape.of(1, 1, 1)))).isEqualTo(Shape.of(1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void onlyOneImageIsPooled(Operator pool) {
    for (Shape shape : List.of(Shape.of(), Shape.of(9), Shape.of(3, 3), Shape.of(1, 3, 3, 3))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pool.output(List.of(shape)))
          .withMessage(pool + " takes an image (channels, height, width), got " + shape);
    }
    Shape image = Shape.of(1, 4, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pool.output(List.of(image, image)))
        .withMessage(pool + " takes one input, got 2");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "3, 4"})
  void paddingAsLargeAsTheWindowIsRefused(int size, int padding) {
    Window window = Window.of(size, 1, padding);
    String message = "padding must be smaller than the window, got " + window;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MaxPool2d(window))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AveragePool2d(window))
        .withMessage(message);
  }

  @Test
  void anImageSmallerThanTheWindowIsRefused() {
    for (Operator pool : List.of(MaxPool2d.of(4), AveragePool2d.of(4))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pool.output(List.of(Shape.of(1, 8, 3))))
          .withMessageEndingWith("spans 4 pixels and does not fit 3");
    }
  }
}
