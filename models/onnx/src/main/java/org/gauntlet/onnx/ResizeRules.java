package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Value;

/** Operators that make images larger or smaller. */
final class ResizeRules {
  private static final long RICH = 11;

  private ResizeRules() {}

  /** Until version 10 by floor(place / scale); since 11 in the ways that the attributes name. */
  static Known resize(Call call) {
    if (call.whole("antialias", 0) != 0
        || call.whole("exclude_outside", 0) != 0
        || !call.text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
      throw new IllegalArgumentException(
          "antialias, exclude_outside and keep_aspect_ratio_policy are not supported");
    }
    boolean rich = call.opset() >= RICH;
    Resampling.Style style =
        new Resampling.Style(
            call.text("mode", "nearest"),
            call.text("coordinate_transformation_mode", rich ? "half_pixel" : "asymmetric"),
            call.text("nearest_mode", rich ? "round_prefer_floor" : "floor"),
            call.real("cubic_coeff_a", -0.75f));
    return resized(call, style, rich ? 2 : 1, 3);
  }

  /** The older name, with scales from an attribute before version 9. */
  static Known upsample(Call call) {
    String mode = call.text("mode", "nearest");
    return resized(call, new Resampling.Style(mode, "asymmetric", "floor", 0), 1, 3);
  }

  private static Known resized(Call call, Resampling.Style style, int scalesAt, int sizesAt) {
    Known.Flow flow = call.flow(0);
    List<Integer> dims = flow.dims(call.batch());
    List<Integer> axes =
        call.tells("axes")
            ? call.wholes("axes", List.of()).stream().map(a -> Call.axis(a, dims.size())).toList()
            : IntStream.range(0, dims.size()).boxed().toList();
    List<Float> scales = scales(call, scalesAt);
    Value y = flow.value();
    for (int i = 0; i < axes.size(); i++) {
      int extent = dims.get(axes.get(i));
      boolean scaled = !scales.isEmpty();
      long size =
          scaled
              ? (long) Math.floor((double) extent * scales.get(i))
              : call.fixed(sizesAt).whole(i);
      double scale = scaled ? scales.get(i) : (double) size / extent;
      if (size != extent || scale != 1) {
        int own = flow.own(axes.get(i));
        Resampling how = Resampling.of(style, extent, Math.toIntExact(size), scale);
        y = along(call, y, own, how);
      }
    }
    return flow.with(y);
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
    dims.set(axis, how.places().getFirst().size());
    List<Value> parts = new ArrayList<>();
    for (int tap = 0; tap < how.places().size(); tap++) {
      Value part = x.then(new Take(axis, how.places().get(tap)));
      float[] weights = new float[dims.get(axis)];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = how.weights().get(tap).get(i);
      }
      boolean plain = how.places().size() == 1;
      parts.add(plain ? part : call.draft().scaled(part, Tensor.adopt(new Shape(dims), weights)));
    }
    return parts.size() == 1 ? parts.getFirst() : call.draft().join(new Add(), parts);
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
