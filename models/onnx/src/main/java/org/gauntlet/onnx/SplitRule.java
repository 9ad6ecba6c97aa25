package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/** Split: x (..., D, ...) -> one part after the other along an axis. */
final class SplitRule {
  private SplitRule() {}

  static List<Known> split(Call call) {
    Known.Flow flow = call.flow(0);
    List<Integer> dims = flow.dims(call.batch());
    int axis = Call.axis(call.whole("axis", 0), dims.size());
    List<Known> parts = new ArrayList<>();
    int from = 0;
    for (int size : sizes(call, dims.get(axis))) {
      parts.add(flow.with(part(flow, flow.own(axis), from, size)));
      from += size;
    }
    return parts;
  }

  /** The parts of a constant, which may be empty. */
  static List<Literal> parts(Call call) {
    Literal x = call.fixed(0);
    int axis = Call.axis(call.whole("axis", 0), x.rank());
    List<Literal> parts = new ArrayList<>();
    int from = 0;
    for (int size : sizes(call, x.dims().get(axis))) {
      parts.add(part(x, axis, from, size));
      from += size;
    }
    return parts;
  }

  /** As given (an attribute until opset 12, then an input), or as equal as can be. */
  private static List<Integer> sizes(Call call, int extent) {
    List<Integer> sizes =
        call
            .optional(1)
            .map(literal -> Arrays.stream(literal.wholes()).boxed().toList())
            .orElseGet(() -> call.wholes("split", List.of()))
            .stream()
            .map(Math::toIntExact)
            .toList();
    int parts = Math.toIntExact(call.whole("num_outputs", call.node().outputs().size()));
    if (sizes.isEmpty()) {
      int size = Math.ceilDiv(extent, parts);
      sizes = new ArrayList<>(Collections.nCopies(parts - 1, size));
      sizes.add(extent - size * (parts - 1));
    }
    if (sizes.stream().anyMatch(size -> size < 0)
        || sizes.stream().reduce(0, Math::addExact) != extent) {
      throw new IllegalArgumentException("parts of %s do not make %d".formatted(sizes, extent));
    }
    return sizes;
  }

  private static Literal part(Literal x, int axis, int from, int size) {
    List<Integer> dims = new ArrayList<>(x.dims());
    dims.set(axis, size);
    return Grid.pick(
        x, dims, (at, strides) -> Grid.index(strides, i -> i == axis ? at[i] + from : at[i]));
  }

  private static Value part(Known.Flow flow, int axis, int from, int size) {
    List<Integer> start = new ArrayList<>(Collections.nCopies(flow.shape().rank(), 0));
    List<Integer> extents = new ArrayList<>(flow.shape().dims());
    start.set(axis, from);
    extents.set(axis, size);
    return extents.equals(flow.shape().dims())
        ? flow.value()
        : flow.value().then(new Slice(start, extents));
  }
}
