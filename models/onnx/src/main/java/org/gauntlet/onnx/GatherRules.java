package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/** Elements picked by indices that do not depend on the model's input. */
final class GatherRules {
  private GatherRules() {}

  /** Places along an axis, which becomes the axes of the indices. */
  static Known gather(Call call) {
    if (LookUp.applies(call)) {
      return LookUp.rows(call);
    }
    Known.Flow flow = call.flow(0);
    Literal indices = call.fixed(1);
    int given = Call.axis(call.whole("axis", 0), flow.rank());
    int axis = flow.own(given);
    int extent = flow.shape().at(axis);
    List<Integer> places =
        Arrays.stream(indices.wholes()).mapToObj(at -> Call.axis(at, extent)).toList();
    List<Integer> dims = new ArrayList<>(Grid.without(axis, flow.shape().dims()));
    dims.addAll(axis, indices.dims());
    int rows = given < flow.rows() ? flow.rows() + indices.rank() - 1 : flow.rows();
    return flow.at(Draft.view(flow.value().then(new Take(axis, places)), new Shape(dims)), rows);
  }

  /** For each index the element in its line along an axis. */
  static Known elements(Call call) {
    Known.Flow flow = call.flow(0);
    List<Integer> dims = alone(call, flow);
    Literal indices = call.fixed(1);
    int axis = Call.axis(call.whole("axis", 0), dims.size());
    Literal places = places(dims);
    return picked(
        flow,
        Grid.pick(
            places,
            indices.dims(),
            (at, strides) ->
                Grid.index(
                    strides, i -> i == axis ? element(indices, at, dims.get(axis)) : at[i])));
  }

  private static int element(Literal indices, int[] at, int extent) {
    int index = 0;
    for (int axis = 0; axis < at.length; axis++) {
      index = index * indices.dims().get(axis) + at[axis];
    }
    return Call.axis(indices.whole(index), extent);
  }

  /** For each tuple of indices the part that it points to. */
  static Known tuples(Call call) {
    Known.Flow flow = call.flow(0);
    List<Integer> dims = alone(call, flow);
    Literal indices = call.fixed(1);
    int batched = Math.toIntExact(call.whole("batch_dims", 0));
    int width = indices.dims().getLast();
    List<Integer> result = new ArrayList<>(indices.dims().subList(0, indices.rank() - 1));
    List<Integer> part = dims.subList(batched + width, dims.size());
    result.addAll(part);
    int run = Grid.product(part, 0, part.size());
    int tuples = indices.size() / width;
    int groups = Grid.product(dims, 0, batched);
    long[] places = new long[Literal.count(result)];
    for (int i = 0; i < places.length; i++) {
      int tuple = i / run;
      int place = tuple / (tuples / groups);
      for (int k = 0; k < width; k++) {
        int extent = dims.get(batched + k);
        place = place * extent + Call.axis(indices.whole(tuple * width + k), extent);
      }
      places[i] = (long) place * run + i % run;
    }
    return picked(flow, Literal.of(ElementType.INT64, result, places));
  }

  /** The data with parts of it replaced by updates. */
  static Known scatter(Call call) {
    if (!call.text("reduction", "none").equals("none")) {
      throw new IllegalArgumentException("reductions are not supported");
    }
    Operands all = Operands.of(call, List.of(call.input(0), call.input(2)));
    Literal indices = call.fixed(1);
    Value data = all.value(0);
    Value updates = all.value(1);
    List<Integer> dims = dims(call.input(0), call.batch());
    if (all.rows() >= 0 && call.batch() != 1) {
      throw new IllegalArgumentException("it points into the batch axis and would mix examples");
    }
    int width = indices.dims().getLast();
    int run = Grid.product(dims, width, dims.size());
    int size = data.shape().size();
    Integer[] places = IntStream.range(0, size).boxed().toArray(Integer[]::new);
    for (int i = 0; i < updates.shape().size(); i++) {
      int place = 0;
      for (int k = 0; k < width; k++) {
        place = place * dims.get(k) + Call.axis(indices.whole(i / run * width + k), dims.get(k));
      }
      places[place * run + i % run] = size + i;
    }
    Value both =
        call.draft()
            .join(
                new Concat(),
                List.of(
                    Draft.view(data, Shape.of(size)),
                    Draft.view(updates, Shape.of(updates.shape().size()))));
    return all.known(Draft.view(both.then(new Take(0, List.of(places))), data.shape()));
  }

  /** The lower or upper triangle of the last two axes; the rest is 0. */
  static Known triangle(Call call) {
    Known.Flow flow = call.flow(0);
    Shape shape = flow.shape();
    if (flow.rows() >= flow.rank() - 2) {
      throw new IllegalArgumentException("it works along the batch axis and would mix examples");
    }
    int columns = shape.at(shape.rank() - 1);
    int rows = shape.at(shape.rank() - 2);
    long diagonal = call.optional(1).map(k -> k.whole(0)).orElse(0L);
    boolean upper = call.whole("upper", 1) != 0;
    float[] kept = new float[shape.size()];
    for (int i = 0; i < kept.length; i++) {
      long above = i % columns - (long) (i / columns % rows);
      kept[i] = (upper ? above >= diagonal : above <= diagonal) ? 1 : 0;
    }
    Value mask = call.draft().constant(Tensor.adopt(shape, kept));
    Value none = call.draft().constant(Tensor.filled(shape, 0));
    return flow.with(call.draft().join(new Select(), List.of(mask, flow.value(), none)));
  }

  /** ONNX's extents, where the batch is one example or there is none. */
  private static List<Integer> alone(Call call, Known.Flow flow) {
    if (flow.isBatched() && call.batch() != 1) {
      throw new IllegalArgumentException("it points into the batch axis and would mix examples");
    }
    return flow.dims(call.batch());
  }

  private static List<Integer> dims(Known known, int batch) {
    return switch (known) {
      case Known.Fixed(Literal literal) -> literal.dims();
      case Known.Flow flow -> flow.dims(batch);
      case Known.Merged merged -> merged.dims(batch);
    };
  }

  private static Literal places(List<Integer> dims) {
    return Literal.of(
        ElementType.INT64, dims, IntStream.range(0, Literal.count(dims)).asLongStream().toArray());
  }

  /** The elements of a flat value at these places, whose batch axis stays where it was. */
  private static Known picked(Known.Flow flow, Literal places) {
    Value flat = Draft.view(flow.value(), Shape.of(flow.shape().size()));
    Value taken =
        flat.then(new Take(0, Arrays.stream(places.wholes()).mapToObj(at -> (int) at).toList()));
    List<Integer> dims =
        flow.isBatched() ? Grid.without(flow.rows(), places.dims()) : places.dims();
    return flow.with(Draft.view(taken, new Shape(dims)));
  }
}
