package org.gauntlet.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.nn.graph.Window;
import org.gauntlet.onnx.format.Literal;

/**
 * ConvTranspose as an ordinary convolution: zeros between the pixels, a frame around them, and the
 * weight turned round. So it can be trained, stored and bounded like any other.
 */
record TransposedConvolution(List<Side> sides, int groups) {
  /**
   * What happens along one axis.
   *
   * @param before pixels cut off in front, which may be negative
   * @param after pixels cut off behind, those of output_padding put back
   */
  record Side(int taps, int stride, int before, int after, int dilation) {
    int reach() {
      return dilation * (taps - 1) + 1;
    }
  }

  /** x (N, C, ...), weight (C, K/group, ...), bias (K) or none -> y (N, K, ...). */
  static Known rule(Call call) {
    Known.Flow flow = call.leading(0);
    Literal weight = call.fixed(1);
    if (weight.rank() != flow.rank()) {
      throw new IllegalArgumentException(
          "a weight of dims " + weight.dims() + " does not fit examples of " + flow.shape());
    }
    Value x = Draft.view(flow.value(), Sliding.image(flow.shape()));
    int groups = Math.toIntExact(call.whole("group", 1));
    Value y = new TransposedConvolution(sides(call, weight, x.shape()), groups).of(call, x, weight);
    Shape shape = y.shape();
    return flow.with(
        flow.shape().rank() == 2 ? Draft.view(y, Shape.of(shape.at(0), shape.at(2))) : y);
  }

  private Value of(Call call, Value x, Literal weight) {
    Shape shape = x.shape();
    Side down = sides.getFirst();
    Side across = sides.getLast();
    Value points = Draft.view(x, Shape.of(shape.at(0), shape.at(1), 1, shape.at(2), 1));
    List<Integer> gaps = List.of(0, 0, down.stride - 1, 0, across.stride - 1);
    boolean dense = down.stride * across.stride == 1;
    Value spread = dense ? points : points.then(new Pad(Collections.nCopies(5, 0), gaps, 0));
    Value image =
        Draft.view(
            spread, Shape.of(shape.at(0), shape.at(1) * down.stride, shape.at(2) * across.stride));
    int[] before = {0, down.reach() - 1 - down.before, across.reach() - 1 - across.before};
    int[] after = {
      0, down.reach() - down.after - down.stride, across.reach() - across.after - across.stride
    };
    Value framed = FrameRules.framed(image, before, after, 0);
    int channels = Math.multiplyExact(weight.dims().get(1), groups);
    Window window =
        new Window(
            new Span(down.taps, 1, 0, 0, down.dilation),
            new Span(across.taps, 1, 0, 0, across.dilation));
    Conv2d conv = new Conv2d(channels, window, groups, call.has(2));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("weight", turned(weight, conv.slots(List.of(framed.shape())).getFirst().shape()));
    call.optional(2)
        .ifPresent(bias -> tensors.put("bias", Tensor.adopt(Shape.of(channels), bias.reals())));
    return call.draft().with(framed, conv, tensors);
  }

  /** (C, K/group, rows, columns) as (K, C/group, rows, columns), each plane back to front. */
  private Tensor turned(Literal weight, Shape shape) {
    int perGroup = shape.at(0) / groups;
    int depth = shape.at(1);
    int taps = shape.at(2) * shape.at(3);
    if (weight.size() != shape.size()) {
      throw new IllegalArgumentException(
          "a weight of dims " + weight.dims() + " does not fit " + groups + " groups");
    }
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      int channel = i / taps / depth;
      int source = channel / perGroup * depth + i / taps % depth;
      int at = (source * perGroup + channel % perGroup) * taps + taps - 1 - i % taps;
      values[i] = weight.real(at);
    }
    return Tensor.adopt(shape, values);
  }

  private static List<Side> sides(Call call, Literal weight, Shape image) {
    int axes = weight.rank() - 2;
    Side across = side(call, weight, axes - 1, axes, image.at(2));
    return axes == 1
        ? List.of(new Side(1, 1, 0, 0, 1), across)
        : List.of(side(call, weight, 0, axes, image.at(1)), across);
  }

  private static Side side(Call call, Literal weight, int axis, int axes, int pixels) {
    int taps = weight.dims().get(axis + 2);
    int stride = number(call, "strides", axis, 1);
    int dilation = number(call, "dilations", axis, 1);
    int more = number(call, "output_padding", axis, 0);
    int before = number(call, "pads", axis, 0);
    int after = number(call, "pads", axis + axes, 0) - more;
    int whole = stride * (pixels - 1) + dilation * (taps - 1) + 1 + more;
    String mode = call.text("auto_pad", "NOTSET");
    boolean same = mode.startsWith("SAME");
    if (same || call.tells("output_shape")) {
      int wanted =
          call.tells("output_shape") ? number(call, "output_shape", axis, 0) : pixels * stride;
      int cut = whole - wanted;
      int less = Math.floorDiv(cut, 2);
      before = mode.equals("SAME_UPPER") ? less : cut - less;
      after = cut - before - more;
    }
    return new Side(taps, stride, before, after, dilation);
  }

  private static int number(Call call, String name, int axis, int otherwise) {
    List<Long> values = call.wholes(name, List.of());
    return values.isEmpty() ? otherwise : Math.toIntExact(values.get(axis));
  }
}
