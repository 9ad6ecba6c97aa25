package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Value;

/** Operators that make a value larger by what it holds already, or by a frame of one number. */
final class FrameRules {
  private FrameRules() {}

  /** A frame of one value, or of what lies near the edge; where it is negative, edges are cut. */
  static Known pad(Call call) {
    Known.Flow flow = call.flow(0);
    List<Integer> axes = axes(call, flow);
    List<Long> pads =
        call.optional(1)
            .map(literal -> Arrays.stream(literal.wholes()).boxed().toList())
            .orElseGet(() -> call.wholes("pads", List.of()));
    if (pads.size() != 2 * axes.size()) {
      throw new IllegalArgumentException(
          "pads must be two for each of " + axes.size() + " axes, got " + pads);
    }
    int[] before = new int[flow.shape().rank()];
    int[] after = new int[before.length];
    for (int i = 0; i < axes.size(); i++) {
      int front = Math.toIntExact(pads.get(i));
      int back = Math.toIntExact(pads.get(i + axes.size()));
      if (front != 0 || back != 0) {
        before[flow.own(axes.get(i))] = front;
        after[flow.own(axes.get(i))] = back;
      }
    }
    String mode = call.text("mode", "constant");
    return flow.with(
        mode.equals("constant")
            ? framed(flow.value(), before, after, filling(call))
            : mirrored(flow.value(), before, after, mode));
  }

  /** x within a frame of one number; negative widths cut. */
  static Value framed(Value x, int[] before, int[] after, float filling) {
    List<Integer> start = new ArrayList<>();
    List<Integer> size = new ArrayList<>();
    List<Integer> front = new ArrayList<>();
    List<Integer> back = new ArrayList<>();
    for (int axis = 0; axis < before.length; axis++) {
      start.add(Math.max(0, -before[axis]));
      size.add(x.shape().at(axis) + Math.min(0, before[axis]) + Math.min(0, after[axis]));
      front.add(Math.max(0, before[axis]));
      back.add(Math.max(0, after[axis]));
    }
    Value cut = size.equals(x.shape().dims()) ? x : x.then(new Slice(start, size));
    boolean none = front.stream().allMatch(pad -> pad == 0) && front.equals(back);
    return none ? cut : cut.then(new Pad(front, back, filling));
  }

  private static Value mirrored(Value x, int[] before, int[] after, String mode) {
    Value y = x;
    for (int axis = 0; axis < before.length; axis++) {
      if (before[axis] != 0 || after[axis] != 0) {
        int extent = x.shape().at(axis);
        List<Integer> places =
            IntStream.range(-before[axis], extent + after[axis])
                .mapToObj(at -> seen(at, extent, mode))
                .toList();
        y = y.then(new Take(axis, places));
      }
    }
    return y;
  }

  /** The place that is seen beyond an edge. */
  private static int seen(int at, int extent, String mode) {
    return switch (mode) {
      case "edge" -> Math.clamp(at, 0, extent - 1);
      case "wrap" -> Math.floorMod(at, extent);
      case "reflect" -> {
        int around = Math.floorMod(at, Math.max(1, 2 * extent - 2));
        yield around < extent ? around : 2 * extent - 2 - around;
      }
      default -> throw new IllegalArgumentException("mode '" + mode + "' is unknown");
    };
  }

  private static List<Integer> axes(Call call, Known.Flow flow) {
    return call.optional(3)
        .map(literal ->
            Arrays.stream(literal.wholes()).mapToObj(axis -> Call.axis(axis, flow.rank())).toList())
        .orElseGet(() -> IntStream.range(0, flow.rank()).boxed().toList());
  }

  private static float filling(Call call) {
    return call.optional(2)
        .filter(literal -> literal.size() > 0)
        .map(literal -> literal.real(0))
        .orElse(call.real("value", 0));
  }

  /** Stretched to a shape, in which the batch stands for itself. */
  static Known expand(Call call) {
    long[] target = call.fixed(1).wholes();
    Known.Flow flow = call.flow(0);
    int rank = Math.max(target.length, flow.rank());
    int rows = flow.isBatched() ? flow.rows() + rank - flow.rank() : flow.rows();
    List<Integer> dims = new ArrayList<>(Collections.nCopies(rank - flow.rank(), 1));
    dims.addAll(flow.shape().dims());
    Value x = Draft.view(flow.value(), new Shape(dims));
    for (int axis = rank - target.length; axis < rank; axis++) {
      long extent = target[axis - rank + target.length];
      if (axis == rows) {
        checkRows(extent, call.batch());
      } else {
        int own = rows >= 0 && axis > rows ? axis - 1 : axis;
        dims.set(own, Math.max(dims.get(own), Math.toIntExact(extent)));
      }
    }
    Shape shape = new Shape(dims);
    return flow.at(shape.equals(x.shape()) ? x : x.then(new Expand(shape)), rows);
  }

  /** Several times the same, one behind the other. */
  static Known tile(Call call) {
    Known.Flow flow = call.flow(0);
    long[] repeats = call.fixed(1).wholes();
    Value y = flow.value();
    for (int axis = 0; axis < repeats.length; axis++) {
      if (repeats[axis] != 1) {
        int own = flow.own(axis);
        int extent = y.shape().at(own);
        int places = Math.toIntExact(Math.multiplyExact(extent, repeats[axis]));
        y = y.then(new Take(own, IntStream.range(0, places).map(i -> i % extent).boxed().toList()));
      }
    }
    return flow.with(y);
  }

  private static void checkRows(long extent, int batch) {
    if (extent != 1 && extent != batch) {
      throw new IllegalArgumentException(
          "it stretches the batch of %d to %d and would mix examples".formatted(batch, extent));
    }
  }
}
