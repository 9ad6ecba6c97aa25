package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowTest {
  @Test
  void oneSetOfNumbersServesBothAxesAndBothEnds() {
    Span span = new Span(3, 2, 1, 1, 4);
    assertThat(new Window(3, 2, 1, 4)).isEqualTo(new Window(span, span));
    assertThat(Window.of(3, 2, 1)).isEqualTo(new Window(3, 2, 1, 1));
  }

  @Test
  void rowsComeFromDownAndColumnsFromAcross() {
    Window window = new Window(new Span(5, 1, 0, 0, 1), new Span(2, 3, 1, 0, 1));
    assertThat(window.taps()).isEqualTo(10);
    assertThat(window.output(7, Shape.of(1, 9, 10))).isEqualTo(Shape.of(7, 5, 4));
  }

  /** The sizes of the usual layers, from their papers. */
  @ParameterizedTest
  @CsvSource({
    "11,4,2,224,55, AlexNet's first convolution",
    "7,2,3,224,112, the stem of ResNet-50",
    "3,2,1,112,56, its pooling",
    "3,1,1,224,224, a VGG convolution",
    "5,1,0,32,28, LeNet-5's first convolution",
    "1,2,0,7,4, a shortcut of an odd image"
  })
  void theUsualLayersHaveTheirPublishedSizes(
      int size, int stride, int padding, int pixels, int expected, String layer) {
    assertThat(Window.of(size, stride, padding).output(3, Shape.of(1, pixels, pixels)))
        .as(layer)
        .isEqualTo(Shape.of(3, expected, expected));
  }

  @Test
  void poolingRefusesPaddingOfAWholeWindowOnEitherAxis() {
    Span wide = new Span(2, 2, 1, 1, 1);
    Span blind = new Span(2, 2, 0, 2, 1);
    assertThat(new Window(wide, wide).pooling()).isEqualTo(new Window(wide, wide));
    for (Window bad : new Window[] {new Window(wide, blind), new Window(blind, wide)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(bad::pooling)
          .withMessage("padding must be smaller than the window, got " + bad);
    }
  }

  @Test
  void aDilatedWindowMayHavePaddingBeyondItsTaps() {
    Window window = new Window(2, 1, 2, 2);
    assertThat(window.pooling()).isSameAs(window);
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(2, 1, 3, 2).pooling());
  }
}
