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
  private static final Span STEP = new Span(1, 1, 0, 0, 1);

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

  /**
   * The window along one axis.
   *
   * @param window with all padding, the overhang of ceil_mode included
   * @param framed the same without that overhang
   */
  record Axis(Span window, Span framed) {
    /** Each pixel by itself. */
    static final Axis STILL = new Axis(STEP, STEP);
  }

  static Sliding of(Axis down, Axis across) {
    return new Sliding(
        new Window(down.window(), across.window()), new Window(down.framed(), across.framed()));
  }

  /** Reads strides, pads, dilations, auto_pad and ceil_mode; the image is what slides below. */
  static Sliding of(Call call, List<Long> kernel, Shape image) {
    int axes = kernel.size();
    if (axes < 1 || axes > 2) {
      throw new IllegalArgumentException("a window over " + axes + " axes does not fit " + image);
    }
    List<Axis> spans = spans(call, kernel, axes == 2 ? image : Shape.of(image.at(0), image.at(2)));
    return of(axes == 2 ? spans.getFirst() : Axis.STILL, spans.getLast());
  }

  /** The window along each axis of (C, ...). */
  static List<Axis> spans(Call call, List<Long> kernel, Shape shape) {
    int axes = shape.rank() - 1;
    List<Long> ones = Collections.nCopies(axes, 1L);
    List<Long> sizes = each(kernel, axes);
    List<Long> strides = each(call.wholes("strides", ones), axes);
    List<Long> dilations = each(call.wholes("dilations", ones), axes);
    List<Long> pads = each(call.wholes("pads", Collections.nCopies(2 * axes, 0L)), 2 * axes);
    boolean ceil = call.whole("ceil_mode", 0) != 0;
    List<Axis> spans = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      Span given =
          new Span(
              fit(sizes.get(axis)),
              fit(strides.get(axis)),
              fit(pads.get(axis)),
              fit(pads.get(axis + axes)),
              fit(dilations.get(axis)));
      int pixels = shape.at(axis + 1);
      Span framed = automatic(call.text("auto_pad", "NOTSET"), given, pixels);
      spans.add(new Axis(ceil ? overhanging(framed, pixels) : framed, framed));
    }
    return spans;
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

  private static List<Long> each(List<Long> values, int count) {
    if (values.size() != count) {
      throw new IllegalArgumentException(
          "its window needs %d numbers for sizes and strides or pads, got %s"
              .formatted(count, values));
    }
    return values;
  }

  /** Saturates; what is out of range is then refused by the window itself. */
  private static int fit(long value) {
    return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
