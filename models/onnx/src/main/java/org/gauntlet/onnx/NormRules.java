package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.nn.graph.Window;
import org.gauntlet.onnx.format.Literal;

/** Normalisation by statistics of the training, of the example, or of neighbours; and softmax. */
final class NormRules {
  private static final float USUALLY_KEPT = 0.9f;
  static final long SOFTMAX_OF_ONE_AXIS = 13;
  private static final long SCALE_OF_CHANNELS = 21;

  /** A length that is taken for shorter ones. */
  private static final float LEAST = 1e-12f;

  private NormRules() {}

  /** x (N, C, ...), scale, shift, mean, variance (C) -> y (N, C, ...), with running statistics. */
  static Known batchNorm(Call call) {
    if (call.whole("training_mode", 0) != 0 || call.whole("spatial", 1) == 0) {
      throw new IllegalArgumentException("it is in training mode; export the model in eval mode");
    }
    Known.Flow flow = call.leading(0);
    float kept = call.real("momentum", USUALLY_KEPT);
    float momentum = Forms.complement(kept >= 0 && kept < 1 ? kept : USUALLY_KEPT);
    BatchNorm norm = new BatchNorm(call.real("epsilon", 1e-5f), momentum);
    Shape channels = norm.slots(List.of(flow.shape())).getFirst().shape();
    Map<String, Tensor> tensors =
        Map.of(
            "scale", Tensor.adopt(channels, call.fixed(1).reals()),
            "shift", Tensor.adopt(channels, call.fixed(2).reals()),
            "mean", Tensor.adopt(channels, call.fixed(3).reals()),
            "variance", Tensor.adopt(channels, call.fixed(4).reals()));
    return flow.with(call.draft().with(flow.value(), norm, tensors));
  }

  /** Until version 12 over all axes from the given one on, since then over that alone. */
  static Known softmax(Call call, boolean log) {
    Known.Flow flow = call.flow(0);
    boolean single = call.opset() >= SOFTMAX_OF_ONE_AXIS;
    int given = Call.axis(call.whole("axis", single ? -1 : 1), flow.rank());
    Shape shape = flow.shape();
    if (single) {
      return flow.with(flow.value().then(new Softmax(flow.own(given), log)));
    }
    int axis = behindRows(flow, given);
    int places = Grid.product(shape.dims(), 0, axis);
    Value flat = Draft.view(flow.value(), Shape.of(places, shape.size() / places));
    return flow.with(Draft.view(flat.then(new Softmax(1, log)), shape));
  }

  /** x, scale, shift -> y, and where they are asked for the mean and 1 / deviation. */
  static List<Known> layer(Call call) {
    Known.Flow flow = call.flow(0);
    int given = Call.axis(call.whole("axis", -1), flow.rank());
    int axis = behindRows(flow, given);
    float epsilon = call.real("epsilon", 1e-5f);
    Known y = flow.with(flow.value().then(new Standardize(axis, epsilon)));
    boolean bare = !call.has(2) && isOnes(call.input(1));
    Known scaled = bare ? y : ElementRules.multiplied(call, y, call.input(1));
    List<Known> outputs = new ArrayList<>();
    outputs.add(call.has(2) ? ElementRules.added(call, scaled, call.input(2)) : scaled);
    if (call.node().outputs().size() > 1) {
      List<Integer> axes = IntStream.range(axis, flow.shape().rank()).boxed().toList();
      Value mean = ReduceRules.mean(call, flow.value(), axes);
      Value off = ElementRules.difference(call, flow.value(), mean);
      Value variance = ReduceRules.mean(call, off.times(off), axes);
      Value root = call.draft().affine(variance, 1, epsilon).then(new Pointwise(Curve.SQRT));
      outputs.add(flow.with(mean));
      outputs.add(flow.with(root.then(new Pointwise(Curve.RECIPROCAL))));
    }
    return outputs;
  }

  /** A scale that does nothing, as our own files have it. */
  private static boolean isOnes(Known scale) {
    return scale instanceof Known.Fixed(Literal literal)
        && IntStream.range(0, literal.size()).allMatch(i -> literal.exact(i) == 1);
  }

  /** x / sqrt(mean of squares + epsilon) * scale, over the axes from the given one on. */
  static Known rootMeanSquare(Call call) {
    Known.Flow flow = call.flow(0);
    int axis = behindRows(flow, Call.axis(call.whole("axis", -1), flow.rank()));
    List<Integer> axes = IntStream.range(axis, flow.shape().rank()).boxed().toList();
    Value x = flow.value();
    Value square = ReduceRules.mean(call, x.times(x), axes);
    Value root =
        call.draft().affine(square, 1, call.real("epsilon", 1e-5f)).then(new Pointwise(Curve.SQRT));
    Known y = flow.with(x.times(root.then(new Pointwise(Curve.RECIPROCAL))));
    return ElementRules.multiplied(call, y, call.input(1));
  }

  /**
   * x over the sum of its sizes (p = 1) or the root of the sum of its squares, along an axis; zeros
   * stay.
   */
  static Known length(Call call) {
    Known.Flow flow = call.flow(0);
    List<Integer> axes = List.of(flow.own(Call.axis(call.whole("axis", -1), flow.rank())));
    long p = call.whole("p", 2);
    if (p != 1 && p != 2) {
      throw new IllegalArgumentException("p must be 1 or 2, got " + p);
    }
    Value x = flow.value();
    Value sum =
        p == 1 ? ReduceRules.sumOfSizes(call, x, axes) : ReduceRules.sumOfSquares(call, x, axes);
    Shape one = new Shape(Collections.nCopies(x.shape().rank(), 1));
    Value least = call.draft().constant(Tensor.filled(one, p == 1 ? LEAST : LEAST * LEAST));
    Value some = call.draft().join(new Pairwise(Pairing.MAXIMUM), List.of(sum, least));
    Value size = p == 1 ? some : some.then(new Pointwise(Curve.SQRT));
    return flow.with(call.draft().join(new Pairwise(Pairing.QUOTIENT), List.of(x, size)));
  }

  /** x (N, C, ...), scale, shift (C) -> y (same), each channel by its own statistics. */
  static Known instance(Call call) {
    Known.Flow flow = call.leading(0);
    Value y = flow.value().then(new Standardize(1, call.real("epsilon", 1e-5f)));
    return flow.with(perChannel(call, y, call.fixed(1).reals(), call.fixed(2).reals()));
  }

  /** x (N, C, ...) -> y (same), by the statistics of num_groups groups of channels. */
  static Known group(Call call) {
    Known.Flow flow = call.leading(0);
    Shape shape = flow.shape();
    int groups = Math.toIntExact(call.whole("num_groups", 1));
    if (groups < 1 || shape.at(0) % groups != 0) {
      throw new IllegalArgumentException(groups + " groups do not divide examples of " + shape);
    }
    Value parts = Draft.view(flow.value(), Shape.of(groups, shape.size() / groups));
    Value y = Draft.view(parts.then(new Standardize(1, call.real("epsilon", 1e-5f))), shape);
    float[] scale = call.fixed(1).reals();
    float[] shift = call.fixed(2).reals();
    int repeats = call.opset() < SCALE_OF_CHANNELS ? shape.at(0) / groups : 1;
    return flow.with(perChannel(call, y, repeated(scale, repeats), repeated(shift, repeats)));
  }

  /** x / (bias + alpha / size * sum of squares of neighbouring channels) to the power of beta. */
  static Known neighbours(Call call) {
    Known.Flow flow = call.leading(0);
    Value x = flow.value();
    int size = Math.toIntExact(call.whole("size", 1));
    int before = (size - 1) / 2;
    Span channels = new Span(size, 1, before, size - 1 - before, 1);
    int plane = x.shape().size() / x.shape().at(0);
    Value squares = Draft.view(x.times(x), Shape.of(1, x.shape().at(0), plane));
    Value mean = squares.then(new AveragePool2d(new Window(channels, new Span(1, 1, 0, 0, 1))));
    Value base = call.draft().affine(mean, call.real("alpha", 1e-4f), call.real("bias", 1));
    Tensor exponent = Tensor.filled(Shape.of(1, 1, 1), -call.real("beta", 0.75f));
    Value factor =
        call.draft()
            .join(new Pairwise(Pairing.POWER), List.of(base, call.draft().constant(exponent)));
    return flow.with(x.times(Draft.view(factor, x.shape())));
  }

  private static Value perChannel(Call call, Value y, float[] scale, float[] shift) {
    List<Integer> dims = new ArrayList<>(Collections.nCopies(y.shape().rank(), 1));
    dims.set(0, y.shape().at(0));
    Shape channels = new Shape(dims);
    Tensor gains = Tensor.adopt(channels, scale);
    return call.draft().affine(y, gains, Tensor.adopt(channels, shift), true);
  }

  private static float[] repeated(float[] values, int times) {
    float[] all = new float[values.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i / times];
    }
    return all;
  }

  /** The example's axis for one of ONNX from which on all are taken together. */
  private static int behindRows(Known.Flow flow, int axis) {
    if (axis <= flow.rows()) {
      throw new IllegalArgumentException("it works along the batch axis and would mix examples");
    }
    return flow.own(axis);
  }
}
