package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Window;

/**
 * The window of a convolution or pooling over (C, H, W), or over (C, T) seen as (C, 1, T).
 *
 * @param window with all padding, the overhang of ceil_mode included
 * @param framed the same without that overhang
 */
record Sliding(Window window, Window framed) {

  /** An image for (C, H, W) and (C, T). */
  static Shape image(Shape shape) {
    if (shape.rank() == 2) {
      return Shape.of(shape.at(0), 1, shape.at(1));
    }
    if (shape.rank() != 3) {
      throw new IllegalArgumentException(
          "only one or two spatial axes are supported, got examples of " + shape);
    }
    return shape;
  }

  /** Reads strides, pads, dilations, auto_pad and ceil_mode; the image is what slides below. */
  static Sliding of(Call call, List<Long> kernel, Shape image) {
    List<Long> ones = Collections.nCopies(kernel.size(), 1L);
    List<Long> sizes = plane(kernel, 1, kernel.size());
    List<Long> strides = plane(call.wholes("strides", ones), 1, kernel.size());
    List<Long> dilations = plane(call.wholes("dilations", ones), 1, kernel.size());
    List<Long> pads = call.wholes("pads", Collections.nCopies(2 * kernel.size(), 0L));
    if (pads.size() != 2 * kernel.size()) {
      throw new IllegalArgumentException("pads must be two for each axis, got " + pads);
    }
    List<Long> before = plane(pads.subList(0, kernel.size()), 0, kernel.size());
    List<Long> after = plane(pads.subList(kernel.size(), pads.size()), 0, kernel.size());
    boolean ceil = call.whole("ceil_mode", 0) != 0;
    List<Span> framed = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (int axis = 0; axis < 2; axis++) {
      Span given =
          new Span(
              fit(sizes.get(axis)),
              fit(strides.get(axis)),
              fit(before.get(axis)),
              fit(after.get(axis)),
              fit(dilations.get(axis)));
      int pixels = image.at(axis + 1);
      framed.add(automatic(call.text("auto_pad", "NOTSET"), given, pixels));
      spans.add(ceil ? overhanging(framed.getLast(), pixels) : framed.getLast());
    }
    return new Sliding(
        new Window(spans.getFirst(), spans.getLast()),
        new Window(framed.getFirst(), framed.getLast()));
  }

  private static Span automatic(String mode, Span span, int pixels) {
    return switch (mode) {
      case "", "NOTSET" -> span;
      case "VALID" -> padded(span, 0, 0);
      case "SAME_UPPER", "SAME_LOWER" -> {
        int places = Math.ceilDiv(pixels, span.stride());
        int missing = Math.max(0, (places - 1) * span.stride() + span.reach() - pixels);
        int less = missing / 2;
        yield mode.endsWith("UPPER")
            ? padded(span, less, missing - less)
            : padded(span, missing - less, less);
      }
      default -> throw new IllegalArgumentException("auto_pad '" + mode + "' is unknown");
    };
  }

  /** ceil_mode: one more window that hangs over the end, unless it would begin behind it. */
  private static Span overhanging(Span span, int pixels) {
    int room = pixels + span.before() + span.after() - span.reach();
    int places = Math.ceilDiv(Math.max(room, 0), span.stride()) + 1;
    if ((places - 1) * span.stride() >= pixels + span.before()) {
      places--;
    }
    int needed = (places - 1) * span.stride() + span.reach() - pixels - span.before();
    return padded(span, span.before(), Math.max(span.after(), needed));
  }

  private static Span padded(Span span, int before, int after) {
    return new Span(span.size(), span.stride(), before, after, span.dilation());
  }

  /** Numbers for rows and columns; a single axis is that of the columns. */
  private static List<Long> plane(List<Long> values, long filling, int axes) {
    if (values.size() != axes || axes < 1 || axes > 2) {
      throw new IllegalArgumentException(
          "a window over " + axes + " axes needs one number for each, got " + values);
    }
    return axes == 2 ? values : List.of(filling, values.getFirst());
  }

  /** Saturates; what is out of range is then refused by the window itself. */
  private static int fit(long value) {
    return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
