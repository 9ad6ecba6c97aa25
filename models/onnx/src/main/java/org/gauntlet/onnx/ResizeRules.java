package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/** Operators that make images larger or smaller. */
final class ResizeRules {
  private static final long RICH = 11;

  private ResizeRules() {}

  /** Until version 10 by floor(place / scale); since 11 in the ways that the attributes name. */
  static Known resize(Call call) {
    boolean rich = call.opset() >= RICH;
    Resampling.Style style =
        new Resampling.Style(
            call.text("mode", "nearest"),
            call.text("coordinate_transformation_mode", rich ? "half_pixel" : "asymmetric"),
            call.text("nearest_mode", rich ? "round_prefer_floor" : "floor"),
            call.real("cubic_coeff_a", -0.75f),
            call.whole("antialias", 0) != 0,
            call.whole("exclude_outside", 0) != 0);
    return resized(call, style, rich ? 2 : 1, 3);
  }

  /** The older name, with scales from an attribute before version 9. */
  static Known upsample(Call call) {
    String mode = call.text("mode", "nearest");
    Resampling.Style style = new Resampling.Style(mode, "asymmetric", "floor", 0, false, false);
    return resized(call, style, 1, 3);
  }

  private static Known resized(Call call, Resampling.Style style, int scalesAt, int sizesAt) {
    Known.Flow flow = call.flow(0);
    List<Integer> dims = flow.dims(call.batch());
    List<Integer> axes =
        call.tells("axes")
            ? call.wholes("axes", List.of()).stream().map(a -> Call.axis(a, dims.size())).toList()
            : IntStream.range(0, dims.size()).boxed().toList();
    List<Integer> extents = axes.stream().map(dims::get).toList();
    List<Float> scales = scales(call, scalesAt);
    List<Resampling.Stretch> stretches =
        scales.isEmpty() ? bySizes(call, sizesAt, extents) : byScales(scales, extents);
    Value y = flow.value();
    for (int i = 0; i < axes.size(); i++) {
      Resampling.Stretch axis =
          style.crops() ? part(call, stretches.get(i), i, axes.size()) : stretches.get(i);
      if (!axis.isStill()) {
        y = along(call, y, flow.own(axes.get(i)), Resampling.of(style, axis));
      }
    }
    return flow.with(y);
  }

  private static List<Resampling.Stretch> byScales(List<Float> scales, List<Integer> extents) {
    List<Resampling.Stretch> axes = new ArrayList<>();
    for (int i = 0; i < extents.size(); i++) {
      double scale = scales.get(i);
      long size = (long) Math.floor(extents.get(i) * scale);
      axes.add(new Resampling.Stretch(extents.get(i), size, scale, 0, 1));
    }
    return axes;
  }

  /** To sizes, or to those next to them at which all axes have one scale. */
  private static List<Resampling.Stretch> bySizes(Call call, int at, List<Integer> extents) {
    double[] scales = new double[extents.size()];
    Arrays.setAll(scales, i -> (double) call.fixed(at).whole(i) / extents.get(i));
    String policy = call.text("keep_aspect_ratio_policy", "stretch");
    DoubleStream all = Arrays.stream(scales);
    switch (policy) {
      case "stretch" -> {}
      case "not_larger" -> Arrays.fill(scales, all.min().orElse(1));
      case "not_smaller" -> Arrays.fill(scales, all.max().orElse(1));
      default ->
          throw new IllegalArgumentException(
              "keep_aspect_ratio_policy '" + policy + "' is unknown");
    }
    List<Resampling.Stretch> axes = new ArrayList<>();
    for (int i = 0; i < scales.length; i++) {
      long size = (long) Math.floor(scales[i] * extents.get(i) + 0.5);
      axes.add(new Resampling.Stretch(extents.get(i), size, scales[i], 0, 1));
    }
    return axes;
  }

  /** The same for the part of an axis that input 1 (roi) names: all starts, then all ends. */
  private static Resampling.Stretch part(Call call, Resampling.Stretch axis, int i, int axes) {
    Literal part = call.fixed(1);
    return new Resampling.Stretch(
        axis.extent(), axis.result(), axis.scale(), part.exact(i), part.exact(axes + i));
  }

  /** From an input, or an attribute in the oldest versions; empty where sizes are given. */
  private static List<Float> scales(Call call, int input) {
    if (!call.has(input)) {
      return call.reals("scales", List.of());
    }
    List<Float> scales = new ArrayList<>();
    for (float scale : call.fixed(input).reals()) {
      scales.add(scale);
    }
    return scales;
  }

  private static Value along(Call call, Value x, int axis, Resampling how) {
    List<Integer> dims = new ArrayList<>(Collections.nCopies(x.shape().rank(), 1));
    dims.set(axis, how.beyond().size());
    Shape line = new Shape(dims);
    float open = call.real("extrapolation_value", 0);
    Tensor shift = line(line, i -> how.beyond().get(i) ? open : 0);
    List<Value> parts = new ArrayList<>();
    for (int tap = 0; tap < how.places().size(); tap++) {
      List<Float> weights = how.weights().get(tap);
      Value part = x.then(new Take(axis, how.places().get(tap)));
      boolean plain = weights.stream().allMatch(weight -> weight == 1);
      Tensor offset = tap == 0 ? shift : Tensor.filled(line, 0);
      parts.add(plain ? part : call.draft().affine(part, line(line, weights::get), offset));
    }
    return parts.size() == 1 ? parts.getFirst() : call.draft().join(new Add(), parts);
  }

  private static Tensor line(Shape shape, IntFunction<Float> number) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number.apply(i);
    }
    return Tensor.adopt(shape, values);
  }

  /** x (N, b * b * C, H, W) -> y (N, C, b * H, b * W). */
  static Known depthToSpace(Call call) {
    Known.Flow flow = call.leading(0);
    int b = Math.toIntExact(call.whole("blocksize", 1));
    int channels = flow.shape().at(0) / (b * b);
    int height = flow.shape().at(1);
    int width = flow.shape().at(2);
    boolean columnFirst = call.text("mode", "DCR").equals("CRD");
    Shape parts =
        columnFirst
            ? Shape.of(channels, b, b, height, width)
            : Shape.of(b, b, channels, height, width);
    List<Integer> order = columnFirst ? List.of(0, 3, 1, 4, 2) : List.of(2, 3, 0, 4, 1);
    Value turned = Draft.view(flow.value(), parts).then(new Permute(order));
    return flow.with(Draft.view(turned, Shape.of(channels, height * b, width * b)));
  }

  /** x (N, C, b * H, b * W) -> y (N, b * b * C, H, W). */
  static Known spaceToDepth(Call call) {
    Known.Flow flow = call.leading(0);
    int b = Math.toIntExact(call.whole("blocksize", 1));
    int channels = flow.shape().at(0);
    int height = flow.shape().at(1) / b;
    int width = flow.shape().at(2) / b;
    Value parts = Draft.view(flow.value(), Shape.of(channels, height, b, width, b));
    Value turned = parts.then(new Permute(List.of(2, 4, 0, 1, 3)));
    return flow.with(Draft.view(turned, Shape.of(channels * b * b, height, width)));
  }
}
