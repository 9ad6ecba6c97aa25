package org.gauntlet.nn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Conv2dTest {
  /** Convolutions of published nets: input channels, side; then what comes of them. */
  @ParameterizedTest
  @CsvSource({
    "64, 7, 2, 3, 3, 224, 112, 9472, 118013952",
    "16, 4, 2, 1, 1, 28, 14, 272, 50176",
    "32, 4, 2, 1, 16, 14, 7, 8224, 401408",
    "6, 5, 1, 2, 1, 28, 28, 156, 117600",
    "5, 1, 1, 0, 8, 6, 6, 45, 1440",
    "1, 1, 1, 0, 1, 1, 1, 2, 1"
  })
  void sizeParametersAndCostFollowFromTheFourNumbers(
      int channels,
      int size,
      int stride,
      int padding,
      int depth,
      int side,
      int outputSide,
      long parameters,
      long cost) {
    Conv2d conv = Conv2d.of(channels, size, stride, padding);
    List<Shape> x = List.of(Shape.of(depth, side, side));
    assertThat(conv.output(x)).isEqualTo(Shape.of(channels, outputSide, outputSide));
    assertThat(conv.slots(x).stream().mapToLong(slot -> slot.shape().size()).sum())
        .isEqualTo(parameters);
    assertThat(conv.multiplyAdds(x)).isEqualTo(cost);
  }

  @Property
  void everyGroupReadsItsShareOfTheChannels(
      @ForAll @IntRange(min = 1, max = 6) int groups,
      @ForAll @IntRange(min = 1, max = 4) int inEach,
      @ForAll @IntRange(min = 1, max = 4) int outOfEach,
      @ForAll @IntRange(min = 1, max = 3) int size) {
    Conv2d conv = new Conv2d(groups * outOfEach, Window.of(size, 1, 0), groups, false);
    List<Shape> x = List.of(Shape.of(groups * inEach, 5, 4));
    int taps = size * size;
    assertThat(conv.slots(x))
        .containsExactly(
            new Slot(
                "weight",
                Shape.of(groups * outOfEach, inEach, size, size),
                true,
                new Slot.FanIn(inEach * taps)));
    long one =
        new Conv2d(outOfEach, Window.of(size, 1, 0), 1, false)
            .multiplyAdds(List.of(Shape.of(inEach, 5, 4)));
    assertThat(conv.multiplyAdds(x)).as("as much as its groups apart").isEqualTo(groups * one);
  }

  @Test
  void aLargeLayersCostDoesNotOverflow() {
    Conv2d conv = Conv2d.of(2048, 3, 1, 1);
    assertThat(conv.multiplyAdds(List.of(Shape.of(2048, 64, 64)))).isEqualTo(154618822656L);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 'channels must be >= 1, got 0'",
    "4, 0, 'groups must be >= 1, got 0'",
    "4, 3, 'channels must be a multiple of groups, got 4 and 3'",
    "3, 6, 'channels must be a multiple of groups, got 3 and 6'"
  })
  void badNumbersAreRefused(int channels, int groups, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2d(channels, Window.of(1, 1, 0), groups, true))
        .withMessage(message);
  }

  @Test
  void inputsThatDoNotFitAreRefused() {
    Conv2d conv = new Conv2d(4, Window.of(3, 1, 0), 2, true);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conv.output(List.of(Shape.of(3, 5, 5))))
        .withMessage(conv + " takes a multiple of 2 channels, got (3, 5, 5)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conv.output(List.of(Shape.of(25))))
        .withMessage(conv + " takes an image (channels, height, width), got (25)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conv.output(List.of()))
        .withMessage(conv + " takes one input, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conv.output(List.of(Shape.of(2, 5, 2))))
        .withMessageEndingWith("spans 3 pixels and does not fit 2");
  }
}
