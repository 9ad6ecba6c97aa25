package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** What a Slice node takes of a value, from its attributes or, since opset 10, its inputs. */
record Cut(List<Part> parts) {
  /** Places along one axis: start, start + step, ... */
  record Part(int axis, int start, int count, int step) {
    boolean isWhole(int extent) {
      return start == 0 && step == 1 && count == extent;
    }
  }

  static Cut of(Call call, List<Integer> dims) {
    long[] starts = numbers(call, 1, "starts");
    long[] ends = numbers(call, 2, "ends");
    long[] axes =
        call.has(3) || call.tells("axes")
            ? numbers(call, 3, "axes")
            : LongStream.range(0, starts.length).toArray();
    long[] steps = new long[starts.length];
    Arrays.fill(steps, 1);
    if (call.has(4)) {
      steps = call.fixed(4).wholes();
    }
    if (ends.length != starts.length
        || axes.length != starts.length
        || steps.length != starts.length) {
      throw new IllegalArgumentException("starts, ends, axes and steps must have one length");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      int axis = Call.axis(axes[i], dims.size());
      parts.add(part(axis, dims.get(axis), starts[i], ends[i], steps[i]));
    }
    return new Cut(parts);
  }

  private static Part part(int axis, int extent, long start, long end, long step) {
    if (step == 0 || step < -Integer.MAX_VALUE || step > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a step must be an int other than 0, got " + step);
    }
    long low = step > 0 ? 0 : -1;
    long high = step > 0 ? extent : extent - 1L;
    long from = Math.clamp(start < 0 ? start + extent : start, low, high);
    long to = Math.clamp(end < 0 ? end + extent : end, low, high);
    long count = Math.max(0, Math.ceilDiv(to - from, step));
    return new Part(axis, (int) from, (int) count, (int) step);
  }

  private static long[] numbers(Call call, int input, String attribute) {
    return call.has(input)
        ? call.fixed(input).wholes()
        : call.wholes(attribute, List.of()).stream().mapToLong(Long::longValue).toArray();
  }
}
