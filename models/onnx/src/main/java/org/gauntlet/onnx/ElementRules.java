package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/** Operators that work element by element. */
final class ElementRules {
  private ElementRules() {}

  static Known plain(Call call, Operator operator) {
    Known.Flow flow = call.flow(0);
    return flow.with(flow.value().then(operator));
  }

  static Known add(Call call) {
    return call.isConstantAt(1) || call.isConstantAt(0)
        ? shifted(call, call.isConstantAt(0) ? 1 : 0, 1, 1)
        : sum(call, call.flow(0), call.flow(1));
  }

  static Known subtract(Call call) {
    if (call.isConstantAt(1)) {
      return shifted(call, 0, 1, -1);
    }
    if (call.isConstantAt(0)) {
      return shifted(call, 1, -1, 1);
    }
    Known.Flow b = call.flow(1);
    return sum(call, call.flow(0), b.with(call.draft().affine(b.value(), -1, 0)));
  }

  static Known multiply(Call call) {
    if (call.isConstantAt(0) || call.isConstantAt(1)) {
      int flow = call.isConstantAt(0) ? 1 : 0;
      return scaled(call, call.flow(flow), against(call.fixed(1 - flow), call.flow(flow), call));
    }
    Known.Flow a = call.flow(0);
    aligned(a, call.flow(1));
    return a.with(a.value().times(call.flow(1).value()));
  }

  static Known divide(Call call) {
    Known.Flow flow = call.flow(0);
    return scaled(call, flow, against(call.fixed(1), flow, call).map(c -> 1 / c));
  }

  static Known negate(Call call) {
    Known.Flow flow = call.flow(0);
    return flow.with(call.draft().affine(flow.value(), -1, 0));
  }

  /** The sum of any number of values of one shape. */
  static Known sum(Call call) {
    Known.Flow first = call.flow(0);
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      aligned(first, call.flow(i));
      values.add(call.flow(i).value());
    }
    return values.size() == 1 ? first : first.with(call.draft().join(new Add(), values));
  }

  static Known leakyRelu(Call call) {
    float slope = call.real("alpha", 0.01f);
    Known.Flow flow = call.flow(0);
    if (slope >= 0 && slope < 1) {
      return flow.with(flow.value().then(new LeakyRelu(slope)));
    }
    return flow.with(bent(call, flow.value(), Tensor.filled(ones(flow.shape()), slope)));
  }

  /** x where x > 0, otherwise slope * x, with a slope that stretches. */
  static Known parametricRelu(Call call) {
    Known.Flow flow = call.flow(0);
    return flow.with(bent(call, flow.value(), against(call.fixed(1), flow, call)));
  }

  private static Value bent(Call call, Value x, Tensor slope) {
    Value below = call.draft().affine(x, -1, 0).then(new Relu());
    Tensor none = Tensor.filled(slope.shape(), 0);
    return x.then(new Relu()).plus(call.draft().affine(below, slope.times(-1), none));
  }

  static Known clip(Call call) {
    float low = call.optional(1).map(l -> l.real(0)).orElse(call.real("min", -Float.MAX_VALUE));
    float high = call.optional(2).map(l -> l.real(0)).orElse(call.real("max", Float.MAX_VALUE));
    return plain(call, new Clip(Math.max(low, -Float.MAX_VALUE), Math.min(high, Float.MAX_VALUE)));
  }

  /** gamma * (x where x > 0, otherwise alpha * (exp(x) - 1)). */
  static Known selu(Call call) {
    Known.Flow flow = call.flow(0);
    Value elu = flow.value().then(new Elu(call.real("alpha", 1.6732632f)));
    return flow.with(call.draft().affine(elu, call.real("gamma", 1.050701f), 0));
  }

  static Known hardSigmoid(Call call) {
    Known.Flow flow = call.flow(0);
    return flow.with(ramp(call, flow.value(), call.real("alpha", 0.2f), call.real("beta", 0.5f)));
  }

  static Known hardSwish(Call call) {
    Known.Flow flow = call.flow(0);
    return flow.with(flow.value().times(ramp(call, flow.value(), 1 / 6f, 0.5f)));
  }

  private static Value ramp(Call call, Value x, float slope, float middle) {
    return call.draft().affine(x, slope, middle).then(new Clip(0, 1));
  }

  private static Known shifted(Call call, int input, float scale, float sign) {
    Known.Flow flow = call.flow(input);
    Tensor shift = against(call.fixed(1 - input), flow, call).times(sign);
    Tensor factor = Tensor.filled(shift.shape(), scale);
    return flow.with(call.draft().affine(flow.value(), factor, shift));
  }

  private static Known scaled(Call call, Known.Flow flow, Tensor scale) {
    Tensor none = Tensor.filled(scale.shape(), 0);
    return flow.with(call.draft().affine(flow.value(), scale, none));
  }

  private static Known sum(Call call, Known.Flow a, Known.Flow b) {
    aligned(a, b);
    return a.with(call.draft().join(new Add(), List.of(a.value(), b.value())));
  }

  private static void aligned(Known.Flow a, Known.Flow b) {
    if (a.rows() != b.rows() || a.rank() != b.rank()) {
      throw new IllegalArgumentException(
          "it joins %s with the batch at axis %d and %s with the batch at axis %d"
              .formatted(a.shape(), a.rows(), b.shape(), b.rows()));
    }
  }

  /** A constant as it meets each example: NumPy's alignment, with the batch axis taken out. */
  private static Tensor against(Literal constant, Known.Flow flow, Call call) {
    List<Integer> dims =
        new ArrayList<>(Collections.nCopies(Math.max(0, flow.rank() - constant.rank()), 1));
    dims.addAll(constant.dims());
    boolean mixed = dims.size() != flow.rank() || (flow.isBatched() && dims.get(flow.rows()) != 1);
    if (mixed) {
      throw new IllegalArgumentException(
          "a constant of dims %s does not meet all examples %s alike (batch of %d)"
              .formatted(constant.dims(), flow.shape(), call.batch()));
    }
    List<Integer> own = flow.isBatched() ? Grid.without(flow.rows(), dims) : dims;
    return Tensor.adopt(new Shape(own), constant.reals());
  }

  private static Shape ones(Shape shape) {
    return new Shape(Collections.nCopies(shape.rank(), 1));
  }
}
