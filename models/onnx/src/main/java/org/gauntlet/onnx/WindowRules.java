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
    return pooled(call, (x, sliding) -> x.then(new MaxPool2d(sliding.window())));
  }

  /** x (N, C, ...) -> y (N, C, ...): the mean under each window, with its padding or without. */
  static Known averagePool(Call call) {
    boolean padding = call.whole("count_include_pad", 0) != 0;
    return pooled(call, (x, sliding) -> average(call, x, sliding, padding));
  }

  private static Value average(Call call, Value x, Sliding sliding, boolean padding) {
    Value mean = x.then(new AveragePool2d(sliding.window()));
    Grid.checkSize(new Known.Flow(mean, 0));
    float[] rows = counts(sliding, true, x.shape().at(1), padding);
    float[] columns = counts(sliding, false, x.shape().at(2), padding);
    Shape plane = Shape.of(1, rows.length, columns.length);
    float[] share = new float[plane.size()];
    boolean same = true;
    for (int i = 0; i < share.length; i++) {
      float seen = rows[i / columns.length] * columns[i % columns.length];
      share[i] = sliding.window().taps() / seen;
      same &= share[i] == 1;
    }
    return same
        ? mean
        : call.draft().affine(mean, Tensor.adopt(plane, share), Tensor.filled(plane, 0));
  }

  /** Applies a window to (C, H, W). */
  @FunctionalInterface
  private interface Pool {
    Value of(Value x, Sliding sliding);
  }

  private static Known pooled(Call call, Pool pool) {
    Known.Flow flow = call.leading(0);
    List<Long> kernel = call.wholes("kernel_shape", List.of());
    if (flow.shape().rank() == 4) {
      return flow.with(deep(flow.value(), Sliding.spans(call, kernel, flow.shape()), pool));
    }
    Value x = Draft.view(flow.value(), Sliding.image(flow.shape()));
    return flow.with(back(flow, pool.of(x, Sliding.of(call, kernel, x.shape()))));
  }

  /**
   * x (C, D, H, W) -> y (C, D', H', W'): each plane, then along the depth. Largest and mean are the
   * same in two steps, and of equal entries the first in row-major order stays the first.
   */
  private static Value deep(Value x, List<Sliding.Axis> axes, Pool pool) {
    Shape in = x.shape();
    Shape planes = Shape.of(in.at(0) * in.at(1), in.at(2), in.at(3));
    Value flat = pool.of(Draft.view(x, planes), Sliding.of(axes.get(1), axes.get(2)));
    int height = flat.shape().at(1);
    int width = flat.shape().at(2);
    Value columns = Draft.view(flat, Shape.of(in.at(0), in.at(1), height * width));
    Value y = pool.of(columns, Sliding.of(axes.getFirst(), Sliding.Axis.STILL));
    return Draft.view(y, Shape.of(in.at(0), y.shape().at(1), height, width));
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
