package org.gauntlet.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.nn.graph.Window;
import org.gauntlet.onnx.format.Literal;

/** Convolution and pooling over (N, C, H, W) and (N, C, T). */
final class WindowRules {
  private WindowRules() {}

  /** x (N, C, ...), weight (K, C/group, ...), bias (K) or none -> y (N, K, ...). */
  static Known convolution(Call call) {
    Literal weight = call.fixed(1);
    Known.Flow flow = call.leading(0);
    if (weight.rank() != flow.rank()) {
      throw new IllegalArgumentException(
          "a weight of dims " + weight.dims() + " does not fit examples of " + flow.shape());
    }
    Value x = Draft.view(flow.value(), Sliding.image(flow.shape()));
    List<Long> kernel =
        weight.dims().subList(2, weight.rank()).stream().map(Integer::longValue).toList();
    Window window = Sliding.of(call, kernel, x.shape()).window();
    Optional<Literal> bias = call.optional(2);
    int groups = Math.toIntExact(call.whole("group", 1));
    Conv2d conv = new Conv2d(weight.dims().getFirst(), window, groups, bias.isPresent());
    Shape shape = conv.slots(List.of(x.shape())).getFirst().shape();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    if (weight.dims().get(1) != shape.at(1)) {
      throw new IllegalArgumentException(
          "a weight of dims %s does not fit %d channels in %d groups"
              .formatted(weight.dims(), x.shape().at(0), groups));
    }
    tensors.put("weight", Tensor.adopt(shape, weight.reals()));
    bias.ifPresent(b -> tensors.put("bias", Tensor.adopt(Shape.of(conv.channels()), b.reals())));
    return flow.with(back(flow, call.draft().with(x, conv, tensors)));
  }

  /** x (N, C, ...) -> y (N, C, ...): the largest under each window. */
  static Known maxPool(Call call) {
    return pooled(call, window -> new MaxPool2d(window.window()));
  }

  /** x (N, C, ...) -> y (N, C, ...): the mean under each window, with its padding or without. */
  static Known averagePool(Call call) {
    Known.Flow flow = call.leading(0);
    Shape image = Sliding.image(flow.shape());
    Sliding sliding = sliding(call, image);
    Value mean = Draft.view(flow.value(), image).then(new AveragePool2d(sliding.window()));
    Grid.checkSize(flow.with(mean));
    boolean padding = call.whole("count_include_pad", 0) != 0;
    float[] rows = counts(sliding, true, image.at(1), padding);
    float[] columns = counts(sliding, false, image.at(2), padding);
    Shape plane = Shape.of(1, rows.length, columns.length);
    float[] share = new float[plane.size()];
    boolean same = true;
    for (int i = 0; i < share.length; i++) {
      float seen = rows[i / columns.length] * columns[i % columns.length];
      share[i] = sliding.window().taps() / seen;
      same &= share[i] == 1;
    }
    Value y =
        same
            ? mean
            : call.draft().affine(mean, Tensor.adopt(plane, share), Tensor.filled(plane, 0));
    return flow.with(back(flow, y));
  }

  /** Makes the operator that slides. */
  @FunctionalInterface
  private interface Pool {
    Operator of(Sliding sliding);
  }

  private static Known pooled(Call call, Pool pool) {
    Known.Flow flow = call.leading(0);
    Value x = Draft.view(flow.value(), Sliding.image(flow.shape()));
    return flow.with(back(flow, x.then(pool.of(sliding(call, x.shape())))));
  }

  private static Sliding sliding(Call call, Shape image) {
    return Sliding.of(call, call.wholes("kernel_shape", List.of()), image);
  }

  /** (C, 1, T) as (C, T) again, where the flow came that way. */
  private static Value back(Known.Flow flow, Value y) {
    return flow.shape().rank() == 2 ? Draft.view(y, Shape.of(y.shape().at(0), y.shape().at(2))) : y;
  }

  /** Pixels that each window counts along one axis; the overhang of ceil_mode never counts. */
  private static float[] counts(Sliding sliding, boolean down, int pixels, boolean padding) {
    Span span = down ? sliding.window().down() : sliding.window().across();
    Span framed = down ? sliding.framed().down() : sliding.framed().across();
    int from = padding ? -framed.before() : 0;
    int to = padding ? pixels + framed.after() : pixels;
    float[] counts = new float[span.fits(pixels)];
    for (int place = 0; place < counts.length; place++) {
      for (int tap = 0; tap < span.size(); tap++) {
        int pixel = place * span.stride() - span.before() + tap * span.dilation();
        counts[place] += pixel >= from && pixel < to ? 1 : 0;
      }
    }
    return counts;
  }
}
