package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Value;

/** Operators that join and cut along axes of the example. */
final class PartRules {
  private PartRules() {}

  /** Constants among the parts are the same for every example. */
  static Known concat(Call call) {
    Operands parts = Operands.of(call, call.inputs().size());
    int given = Call.axis(call.whole("axis", 1), parts.rank());
    if (given == parts.rows()) {
      throw new IllegalArgumentException("it works along the batch axis and would mix examples");
    }
    int axis = parts.rows() >= 0 && given > parts.rows() ? given - 1 : given;
    List<Value> values = parts.values();
    List<Integer> forth = front(axis, values.getFirst().shape().rank());
    List<Value> turned = values.stream().map(value -> ShapeRules.permuted(value, forth)).toList();
    Value joined = turned.size() == 1 ? turned.getFirst() : call.draft().join(new Concat(), turned);
    return parts.known(ShapeRules.permuted(joined, inverse(forth)));
  }

  static Known slice(Call call) {
    Known.Flow flow = call.flow(0);
    Cut cut = Cut.of(call, flow.dims(call.batch()));
    List<Integer> start = new ArrayList<>(Collections.nCopies(flow.shape().rank(), 0));
    List<Integer> size = new ArrayList<>(flow.shape().dims());
    Value x = flow.value();
    for (Cut.Part part : cut.parts()) {
      if (part.axis() == flow.rows() && part.isWhole(call.batch())) {
        continue;
      }
      int axis = flow.own(part.axis());
      if (part.step() == 1) {
        start.set(axis, part.start());
        size.set(axis, part.count());
      } else {
        size.set(axis, part.count());
        x = x.then(new Take(axis, places(part)));
      }
    }
    return flow.with(cut(x, start, size));
  }

  private static List<Integer> places(Cut.Part part) {
    return IntStream.range(0, part.count()).mapToObj(i -> part.start() + i * part.step()).toList();
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
