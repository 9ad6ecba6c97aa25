package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/** Operators that show the same values in another shape, and follow the batch axis through it. */
final class ShapeRules {
  private ShapeRules() {}

  static Known same(Call call) {
    return call.input(0);
  }

  /** A value of the model stays float32 whatever type the file asks for. */
  static Known cast(Call call) {
    ElementType type = ElementType.numbered(call.whole("to", 1));
    Known.Flow flow = call.flow(0);
    if (type == ElementType.BOOL) {
      return new Known.Flow(LogicRules.truth(call, flow.value()), flow.rows(), true);
    }
    if (!type.isReal() && !flow.whole()) {
      throw new IllegalArgumentException("it makes whole numbers, which have no gradient");
    }
    return new Known.Flow(flow.value(), flow.rows(), !type.isReal());
  }

  /** The extents as a constant, with the batch size that stands for all. */
  static Known shape(Call call) {
    return new Known.Fixed(extents(call));
  }

  static Literal extents(Call call) {
    List<Integer> dims = dims(call);
    int from = bound(call.whole("start", 0), dims.size());
    int to = Math.max(from, bound(call.whole("end", dims.size()), dims.size()));
    return Literal.list(dims.subList(from, to).stream().mapToLong(Integer::longValue).toArray());
  }

  private static List<Integer> dims(Call call) {
    return switch (call.input(0)) {
      case Known.Fixed(Literal literal) -> literal.dims();
      case Known.Flow flow -> flow.dims(call.batch());
      case Known.Merged merged -> merged.dims(call.batch());
    };
  }

  /** How many elements there are, with the batch size that stands for all. */
  static Known size(Call call) {
    long size = 1;
    for (int extent : dims(call)) {
      size = Math.multiplyExact(size, extent);
    }
    return new Known.Fixed(Literal.of(ElementType.INT64, List.of(), size));
  }

  static Known reshape(Call call) {
    List<Integer> dims = dims(call);
    List<Integer> target =
        Folding.target(dims, call.fixed(1).wholes(), call.whole("allowzero", 0) != 0);
    return viewed(call, target);
  }

  static Known flatten(Call call) {
    List<Integer> dims = dims(call);
    long given = call.whole("axis", 1);
    int axis = given == dims.size() ? dims.size() : Call.axis(given, dims.size());
    List<Integer> target = List.of(product(dims, 0, axis), product(dims, axis, dims.size()));
    return viewed(call, target);
  }

  static Known squeeze(Call call) {
    Known.Flow flow = call.flow(0);
    List<Integer> dims = flow.dims(call.batch());
    List<Integer> axes =
        call.axes(1)
            .map(given -> given.stream().map(axis -> Call.axis(axis, dims.size())).toList())
            .orElseGet(() ->
                IntStream.range(0, dims.size()).filter(i -> dims.get(i) == 1).boxed().toList());
    List<Integer> own = flow.shape().dims();
    for (int axis : axes.stream().sorted().toList().reversed()) {
      if (dims.get(axis) != 1) {
        throw new IllegalArgumentException("it drops axis " + axis + " of " + dims);
      }
      own = Grid.without(flow.own(axis), own);
    }
    int rows = flow.rows() - (int) axes.stream().filter(axis -> axis < flow.rows()).count();
    return flow.at(Draft.view(flow.value(), new Shape(own)), rows);
  }

  static Known unsqueeze(Call call) {
    Known.Flow flow = call.flow(0);
    List<Long> given =
        call.axes(1).orElseThrow(() -> new IllegalArgumentException("its axes are missing"));
    int rank = flow.rank() + given.size();
    List<Integer> own = new ArrayList<>(flow.shape().dims());
    int rows = flow.rows();
    for (int axis : given.stream().map(axis -> Call.axis(axis, rank)).sorted().toList()) {
      own.add(axis <= rows || !flow.isBatched() ? axis : axis - 1, 1);
      rows += axis <= rows ? 1 : 0;
    }
    return flow.at(Draft.view(flow.value(), new Shape(own)), rows);
  }

  static Known transpose(Call call) {
    Known.Flow flow = call.flow(0);
    List<Long> reversed =
        IntStream.range(0, flow.rank()).mapToObj(i -> (long) flow.rank() - 1 - i).toList();
    return transposed(
        flow,
        call.wholes("perm", reversed).stream().map(axis -> Call.axis(axis, flow.rank())).toList());
  }

  /** The axes of ONNX in another order. */
  static Known.Flow transposed(Known.Flow flow, List<Integer> order) {
    int rows = order.indexOf(flow.rows());
    List<Integer> own = order.stream().filter(axis -> axis != flow.rows()).map(flow::own).toList();
    return flow.at(permuted(flow.value(), own), rows);
  }

  /** A view where only extents of 1 change places. */
  static Value permuted(Value x, List<Integer> order) {
    Permute permute = new Permute(order);
    List<Integer> moving = order.stream().filter(axis -> x.shape().at(axis) > 1).toList();
    return moving.equals(moving.stream().sorted().toList())
        ? Draft.view(x, permute.output(List.of(x.shape())))
        : x.then(permute);
  }

  /** Finds the batch axis among other extents, or the one that it is merged into. */
  private static Known viewed(Call call, List<Integer> target) {
    Known.Flow flow = call.input(0) instanceof Known.Merged(var apart) ? apart : call.flow(0);
    if (!flow.isBatched()) {
      return flow.with(Draft.view(flow.value(), new Shape(target)));
    }
    int batch = call.batch();
    int before = product(flow.dims(batch), 0, flow.rows());
    for (int axis = 0; axis < target.size(); axis++) {
      if (target.get(axis) == batch && product(target, 0, axis) == before) {
        Shape own = new Shape(Grid.without(axis, target));
        return flow.at(Draft.view(flow.value(), own), axis);
      }
    }
    return merged(flow, before, target, batch);
  }

  /** As many values lie before the batch as there were, some of them within its axis. */
  private static Known merged(Known.Flow flow, int before, List<Integer> target, int batch) {
    for (int axis = 0; axis < target.size(); axis++) {
      int outside = product(target, 0, axis);
      if (outside == 0 || before % outside != 0) {
        break;
      }
      int inside = before / outside;
      if (target.get(axis) % ((long) inside * batch) == 0 && target.get(axis) > 0) {
        List<Integer> own = new ArrayList<>(Grid.without(axis, target));
        own.addAll(axis, List.of(inside, target.get(axis) / batch / inside));
        return new Known.Merged(flow.at(Draft.view(flow.value(), new Shape(own)), axis + 1));
      }
    }
    throw new IllegalArgumentException(
        "it reshapes %s to %s, in which the examples of a batch of %d are not kept apart"
            .formatted(flow.dims(batch), target, batch));
  }

  private static int bound(long at, int size) {
    return Math.clamp(at < 0 ? at + size : at, 0, size);
  }

  private static int product(List<Integer> dims, int from, int to) {
    return dims.subList(from, to).stream().reduce(1, Math::multiplyExact);
  }
}
