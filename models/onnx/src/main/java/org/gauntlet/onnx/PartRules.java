package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/** Operators that join, cut, frame or average along axes of the example. */
final class PartRules {
  private PartRules() {}

  static Known concat(Call call) {
    Known.Flow first = call.flow(0);
    int axis = first.own(Call.axis(call.whole("axis", 1), first.rank()));
    List<Integer> forth = front(axis, first.shape().rank());
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      Known.Flow part = call.flow(i);
      if (part.rows() != first.rows() || part.rank() != first.rank()) {
        throw new IllegalArgumentException(
            "it joins examples of " + first.shape() + " and of " + part.shape());
      }
      parts.add(ShapeRules.permuted(part.value(), forth));
    }
    Value joined = parts.size() == 1 ? parts.getFirst() : call.draft().join(new Concat(), parts);
    return first.with(ShapeRules.permuted(joined, inverse(forth)));
  }

  static Known slice(Call call) {
    Known.Flow flow = call.flow(0);
    Cut cut = Cut.of(call, flow.dims(call.batch()));
    List<Integer> start = new ArrayList<>(Collections.nCopies(flow.shape().rank(), 0));
    List<Integer> size = new ArrayList<>(flow.shape().dims());
    for (Cut.Part part : cut.parts()) {
      if (part.axis() == flow.rows() && part.isWhole(call.batch())) {
        continue;
      }
      if (part.step() != 1) {
        throw new IllegalArgumentException("steps other than 1 are not supported");
      }
      start.set(flow.own(part.axis()), part.start());
      size.set(flow.own(part.axis()), part.count());
    }
    return flow.with(cut(flow.value(), start, size));
  }

  /** One place along an axis, which disappears, or a run of places. */
  static Known gather(Call call) {
    Known.Flow flow = call.flow(0);
    Literal indices = call.fixed(1);
    int axis = flow.own(Call.axis(call.whole("axis", 0), flow.rank()));
    int extent = flow.shape().at(axis);
    int first = Call.axis(indices.size() == 0 ? extent : indices.whole(0), extent);
    for (int i = 0; i < indices.size(); i++) {
      if (indices.rank() > 1 || Call.axis(indices.whole(i), extent) != first + i) {
        throw new IllegalArgumentException("only one index or neighbouring ones are supported");
      }
    }
    List<Integer> start = new ArrayList<>(Collections.nCopies(flow.shape().rank(), 0));
    List<Integer> size = new ArrayList<>(flow.shape().dims());
    start.set(axis, first);
    size.set(axis, indices.size());
    Value part = cut(flow.value(), start, size);
    if (indices.rank() == 1) {
      return flow.with(part);
    }
    int rows = axis < flow.rows() ? flow.rows() - 1 : flow.rows();
    return flow.at(Draft.view(part, new Shape(Grid.without(axis, size))), rows);
  }

  /** A frame of one value; the batch axis must have none. */
  static Known pad(Call call) {
    String mode = call.text("mode", "constant");
    if (!mode.equals("constant")) {
      throw new IllegalArgumentException("mode '" + mode + "' is not supported");
    }
    Known.Flow flow = call.flow(0);
    List<Long> pads =
        call.optional(1)
            .map(literal -> Arrays.stream(literal.wholes()).boxed().toList())
            .orElseGet(() -> call.wholes("pads", List.of()));
    List<Integer> axes =
        call.optional(3)
            .map(literal ->
                Arrays.stream(literal.wholes())
                    .mapToObj(axis -> Call.axis(axis, flow.rank()))
                    .toList())
            .orElseGet(() -> IntStream.range(0, flow.rank()).boxed().toList());
    if (pads.size() != 2 * axes.size()) {
      throw new IllegalArgumentException(
          "pads must be two for each of " + axes.size() + " axes, got " + pads);
    }
    List<Integer> before = new ArrayList<>(Collections.nCopies(flow.shape().rank(), 0));
    List<Integer> after = new ArrayList<>(before);
    for (int i = 0; i < axes.size(); i++) {
      int front = Math.toIntExact(pads.get(i));
      int back = Math.toIntExact(pads.get(i + axes.size()));
      if (front != 0 || back != 0) {
        before.set(flow.own(axes.get(i)), front);
        after.set(flow.own(axes.get(i)), back);
      }
    }
    float value = call.optional(2).map(literal -> literal.real(0)).orElse(call.real("value", 0));
    return before.equals(after) && before.stream().allMatch(pad -> pad == 0)
        ? flow
        : flow.with(flow.value().then(new Pad(before, after, value)));
  }

  /** x (N, C, ...) -> y (N, C, 1, ...): the mean of each channel. */
  static Known globalAveragePool(Call call) {
    Known.Flow flow = call.leading(0);
    List<Integer> axes = IntStream.range(1, flow.shape().rank()).boxed().toList();
    return mean(flow, axes, true);
  }

  static Known reduceMean(Call call) {
    Known.Flow flow = call.flow(0);
    List<Long> given = call.axes(1).orElse(List.of());
    if (given.isEmpty() && call.whole("noop_with_empty_axes", 0) != 0) {
      return flow;
    }
    List<Integer> axes =
        (given.isEmpty() ? LongStream.range(0, flow.rank()).boxed().toList() : given)
            .stream().map(axis -> flow.own(Call.axis(axis, flow.rank()))).toList();
    return mean(flow, axes, call.whole("keepdims", 1) != 0);
  }

  /**
   * The mean over some axes of the example: those behind the others, as one plane each. The planes
   * of an image are that already.
   */
  private static Known mean(Known.Flow flow, List<Integer> axes, boolean keep) {
    Shape shape = flow.shape();
    List<Integer> kept =
        IntStream.range(0, shape.rank()).filter(axis -> !axes.contains(axis)).boxed().toList();
    List<Integer> order = new ArrayList<>(kept);
    order.addAll(axes.stream().sorted().toList());
    int channels = kept.stream().map(shape::at).reduce(1, Math::multiplyExact);
    Value planes =
        shape.rank() == 3 && kept.equals(List.of(0))
            ? flow.value()
            : Draft.view(
                ShapeRules.permuted(flow.value(), order),
                Shape.of(channels, shape.size() / channels, 1));
    Shape left =
        new Shape(
            keep
                ? IntStream.range(0, shape.rank())
                    .mapToObj(axis -> axes.contains(axis) ? 1 : shape.at(axis))
                    .toList()
                : kept.stream().map(shape::at).toList());
    int gone = keep ? 0 : (int) axes.stream().filter(axis -> axis < flow.rows()).count();
    return flow.at(Draft.view(planes.then(new GlobalAveragePool()), left), flow.rows() - gone);
  }

  private static Value cut(Value x, List<Integer> start, List<Integer> size) {
    return size.equals(x.shape().dims()) ? x : x.then(new Slice(start, size));
  }

  /** The order that brings one axis to the front. */
  private static List<Integer> front(int axis, int rank) {
    List<Integer> order = new ArrayList<>(List.of(axis));
    IntStream.range(0, rank).filter(other -> other != axis).forEach(order::add);
    return order;
  }

  private static List<Integer> inverse(List<Integer> order) {
    return IntStream.range(0, order.size()).mapToObj(order::indexOf).toList();
  }
}
