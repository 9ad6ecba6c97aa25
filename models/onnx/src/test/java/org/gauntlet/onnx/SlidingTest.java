package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Window;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.OnnxNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows as nodes describe them; a span is size, stride, before, after, dilation. */
class SlidingTest {
  private static final Shape IMAGE = Shape.of(3, 8, 10);
  private static final Span ONE = new Span(1, 1, 0, 0, 1);

  @Test
  void everyNumberHasItsPlace() {
    Sliding sliding =
        Sliding.of(
            call(
                "", wholes("strides", 2, 3), wholes("pads", 1, 0, 2, 3), wholes("dilations", 1, 2)),
            List.of(5L, 4L),
            IMAGE);
    Window window = new Window(new Span(5, 2, 1, 2, 1), new Span(4, 3, 0, 3, 2));
    assertThat(sliding).isEqualTo(new Sliding(window, window));
  }

  @Test
  void aLineIsAnImageOfOneRow() {
    Sliding sliding = Sliding.of(call("", wholes("pads", 1, 2)), List.of(3L), Shape.of(3, 1, 10));
    assertThat(sliding.window()).isEqualTo(new Window(ONE, new Span(3, 1, 1, 2, 1)));
    assertThat(Sliding.image(Shape.of(3, 10))).isEqualTo(Shape.of(3, 1, 10));
    assertThat(Sliding.image(IMAGE)).isEqualTo(IMAGE);
  }

  /** Of 10 pixels: places = ceil(10 / stride), and what is missing for them is shared. */
  @ParameterizedTest
  @CsvSource({
    "SAME_UPPER, 3, 1, 1, 1, 1",
    "SAME_UPPER, 4, 1, 1, 1, 2",
    "SAME_LOWER, 4, 1, 1, 2, 1",
    "SAME_UPPER, 4, 3, 1, 1, 2",
    "SAME_LOWER, 3, 4, 1, 1, 0",
    "SAME_UPPER, 3, 1, 3, 3, 3",
    "SAME_UPPER, 1, 5, 1, 0, 0",
    "VALID, 3, 1, 1, 0, 0",
    "NOTSET, 3, 1, 1, 7, 8",
    "'', 3, 1, 1, 7, 8"
  })
  void automaticPaddingReplacesWhatIsWritten(
      String mode, int size, int stride, int dilation, int before, int after) {
    Call call =
        call(mode, wholes("strides", stride), wholes("pads", 7, 8), wholes("dilations", dilation));
    assertThat(Sliding.of(call, List.of((long) size), Shape.of(1, 1, 10)).window().across())
        .isEqualTo(new Span(size, stride, before, after, dilation));
  }

  /** The window gets what hangs over; the frame keeps what the file pads. */
  @ParameterizedTest
  @CsvSource({
    "10, 3, 3, 0, 0, 2",
    "10, 2, 2, 0, 0, 0",
    "9, 2, 2, 0, 0, 1",
    "9, 2, 2, 1, 1, 1",
    "3, 1, 3, 0, 0, 0",
    "10, 4, 3, 0, 1, 3"
  })
  void ceilModeLetsOneWindowHangOver(
      int pixels, int size, int stride, int before, int after, int behind) {
    Call call =
        call(
            "",
            wholes("strides", stride),
            wholes("pads", before, after),
            Map.entry("ceil_mode", new Attribute.Whole(1)));
    Sliding sliding = Sliding.of(call, List.of((long) size), Shape.of(1, 1, pixels));
    assertThat(sliding.window().across()).isEqualTo(new Span(size, stride, before, behind, 1));
    assertThat(sliding.framed().across()).isEqualTo(new Span(size, stride, before, after, 1));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refuses("its window needs 2 numbers for sizes and strides or pads, got [2]", "strides", 2);
    refuses("its window needs 4 numbers for sizes and strides or pads, got [1, 1]", "pads", 1, 1);
    refuses("stride must be in [1, 16384], got 0", "strides", 1, 0);
    refuses("stride must be in [1, 16384], got -2147483648", "strides", 1, Long.MIN_VALUE);
    refuses("dilation must be in [1, 16384], got 0", "dilations", 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sliding.of(call("SAME"), List.of(3L, 3L), IMAGE))
        .withMessage("auto_pad 'SAME' is unknown");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sliding.of(call(""), List.of(3L, 3L, 3L), IMAGE))
        .withMessage("a window over 3 axes does not fit (3, 8, 10)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sliding.image(Shape.of(3, 4, 5, 6)))
        .withMessage("only one or two spatial axes are supported, got examples of (3, 4, 5, 6)");
  }

  private static void refuses(String said, String name, long... values) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sliding.of(call("", wholes(name, values)), List.of(3L, 3L), IMAGE))
        .withMessage(said);
  }

  private static Map.Entry<String, Attribute> wholes(String name, long... values) {
    return Map.entry(name, new Attribute.Wholes(Arrays.stream(values).boxed().toList()));
  }

  @SafeVarargs
  private static Call call(String mode, Map.Entry<String, ? extends Attribute>... told) {
    Map<String, Attribute> attributes = new HashMap<>();
    attributes.put("auto_pad", new Attribute.Text(mode));
    for (Map.Entry<String, ? extends Attribute> one : told) {
      attributes.put(one.getKey(), one.getValue());
    }
    OnnxNode node = new OnnxNode("n", "MaxPool", "", List.of("x"), List.of("y"), attributes);
    return new Call(node, List.of(), 13, 1, new Draft());
  }
}
