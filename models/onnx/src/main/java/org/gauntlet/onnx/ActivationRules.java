package org.gauntlet.onnx;

import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Value;

/** Functions of one value, composed of a few curves. */
final class ActivationRules {
  private static final float HALF_ROOT = 0.70710677f;
  private static final float TWO_OVER_PI_ROOT = 0.7978846f;

  private ActivationRules() {}

  static Known plain(Call call, Operator operator) {
    Known.Flow flow = call.flow(0);
    return flow.with(flow.value().then(operator));
  }

  static Known negate(Call call) {
    Known.Flow flow = call.flow(0);
    return flow.with(call.draft().affine(flow.value(), -1, 0));
  }

  static Known leakyRelu(Call call) {
    float slope = call.real("alpha", 0.01f);
    Known.Flow flow = call.flow(0);
    return slope >= 0 && slope < 1
        ? flow.with(flow.value().then(new LeakyRelu(slope)))
        : flow.with(bent(call, flow.value(), Tensor.filled(Shape.of(), slope)));
  }

  /** x where x > 0, otherwise slope * x, with a slope that stretches. */
  static Known parametricRelu(Call call) {
    Operands both = Operands.of(call, 2);
    return both.known(bent(call, both.value(0), both.tensor(1)));
  }

  private static Value bent(Call call, Value x, Tensor slope) {
    Value below = call.draft().affine(x, -1, 0).then(new Relu());
    return x.then(new Relu()).plus(call.draft().scaled(below, slope.times(-1)));
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

  /** x where x > 0, otherwise alpha * (exp(x / alpha) - 1). */
  static Known celu(Call call) {
    Known.Flow flow = call.flow(0);
    float alpha = call.real("alpha", 1);
    Value unit = call.draft().affine(flow.value(), 1 / alpha, 0).then(new Elu(1));
    return flow.with(call.draft().affine(unit, alpha, 0));
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

  /** x times the share of the normal distribution below it, or its approximation by tanh. */
  static Known gelu(Call call) {
    Known.Flow flow = call.flow(0);
    Value x = flow.value();
    Value part =
        switch (call.text("approximate", "none")) {
          case "none" -> call.draft().affine(x, HALF_ROOT, 0).then(new Pointwise(Curve.ERF));
          case "tanh" -> {
            Value bent =
                call.draft().affine(x.times(x), 0.044715f * TWO_OVER_PI_ROOT, TWO_OVER_PI_ROOT);
            yield x.times(bent).then(new Tanh());
          }
          default ->
              throw new IllegalArgumentException(
                  "approximate must be none or tanh, got '" + call.text("approximate", "") + "'");
        };
    return flow.with(x.times(call.draft().affine(part, 0.5f, 0.5f)));
  }

  static Known mish(Call call) {
    Known.Flow flow = call.flow(0);
    Value gate = flow.value().then(new Pointwise(Curve.SOFTPLUS)).then(new Tanh());
    return flow.with(flow.value().times(gate));
  }

  static Known swish(Call call) {
    Known.Flow flow = call.flow(0);
    Value gate = call.draft().affine(flow.value(), call.real("alpha", 1), 0).then(new Sigmoid());
    return flow.with(flow.value().times(gate));
  }

  /** x where x > alpha, otherwise 0. */
  static Known thresholdedRelu(Call call) {
    Known.Flow flow = call.flow(0);
    return flow.with(flow.value().times(above(call, flow.value(), call.real("alpha", 1))));
  }

  /** x + bias where x < -lambd, x - bias where x > lambd, 0 between them. */
  static Known shrink(Call call) {
    Known.Flow flow = call.flow(0);
    Value x = flow.value();
    float bias = call.real("bias", 0);
    float edge = call.real("lambd", 0.5f);
    Value low = call.draft().affine(x, 1, bias);
    Value high = call.draft().affine(x, 1, -bias);
    Value down = above(call, call.draft().affine(x, -1, 0), edge);
    return flow.with(low.times(down).plus(high.times(above(call, x, edge))));
  }

  /** 1 where x > edge, otherwise 0. */
  private static Value above(Call call, Value x, float edge) {
    Shape one = new Shape(x.shape().dims().stream().map(_ -> 1).toList());
    Value bound = call.draft().constant(Tensor.filled(one, edge));
    return call.draft().join(new Pairwise(Pairing.GREATER), List.of(x, bound));
  }

  /** x / (1 + |x|). */
  static Known softsign(Call call) {
    Known.Flow flow = call.flow(0);
    Value size = call.draft().affine(flow.value().then(new Pointwise(Curve.ABS)), 1, 1);
    return flow.with(flow.value().times(size.then(new Pointwise(Curve.RECIPROCAL))));
  }
}
