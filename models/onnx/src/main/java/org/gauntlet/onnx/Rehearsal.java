package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/**
 * Runs a draft before it is a classifier. So the operators of networks have one implementation: on
 * constants they are drafted as on inputs, and run once, in float32.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** The constants that a node of constants makes by the rule for inputs. */
  static List<Literal> fold(Call call, Function<Call, List<Known>> rule) {
    int flowing =
        IntStream.range(0, call.inputs().size())
            .filter(i -> call.has(i) && isFloat(call, call.fixed(i)))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "it works on constants alone, which is not supported"));
    Literal x = call.fixed(flowing);
    try {
      return fold(call, rule, flowing, new Stage(x, Known.Flow.OUTSIDE));
    } catch (IllegalArgumentException e) {
      if (x.rank() == 0) {
        throw e;
      }
      return fold(call, rule, flowing, new Stage(x, 0));
    }
  }

  /** Whether float32 holds the numbers, or is only asked which of them is larger. */
  private static boolean isFloat(Call call, Literal x) {
    boolean small = x.type() == ElementType.UINT8 || x.type() == ElementType.INT8;
    boolean chosen = small && call.node().operator().equals("MaxPool");
    return x.size() > 0 && (x.type().isReal() || chosen);
  }

  private static List<Literal> fold(
      Call call, Function<Call, List<Known>> rule, int flowing, Stage stage) {
    Draft draft = new Draft();
    List<Optional<Known>> inputs = new ArrayList<>(call.inputs());
    inputs.set(flowing, Optional.of(stage.enter(draft)));
    Call rehearsed = new Call(call.node(), inputs, call.opset(), stage.batch(), draft);
    return rule.apply(rehearsed).stream().map(known -> stage.literal(draft, known)).toList();
  }

  /**
   * A constant as an input.
   *
   * @param rows the axis that is taken for the batch
   */
  private record Stage(Literal x, int rows) {
    int batch() {
      return rows == 0 ? x.dims().getFirst() : 1;
    }

    Shape shape() {
      return new Shape(rows == 0 ? Grid.without(0, x.dims()) : x.dims());
    }

    Known.Flow enter(Draft draft) {
      return new Known.Flow(draft.input("input", shape()), rows);
    }

    Literal literal(Draft draft, Known known) {
      return switch (known) {
        case Known.Fixed(Literal literal) -> literal;
        case Known.Merged merged -> throw merged.refusal();
        case Known.Flow flow ->
            laid(flow, run(draft, flow.value(), Batch.adopt(shape(), batch(), x.reals())));
      };
    }

    private Literal laid(Known.Flow flow, float... values) {
      Literal answer = Rehearsal.laid(flow, batch(), values);
      return Literal.of(x.type(), answer.dims(), answer::exact, answer::whole);
    }
  }

  /** Rows as ONNX lays them: side by side along the batch axis of the value. */
  static Literal laid(Known.Flow flow, int batch, float... rows) {
    if (flow.rows() <= 0) {
      return Literal.of(flow.dims(batch), rows);
    }
    List<Integer> dims = new ArrayList<>(flow.shape().dims());
    dims.addFirst(batch);
    return Grid.pick(
        Literal.of(dims, rows),
        flow.dims(batch),
        (at, strides) -> {
          int index = at[flow.rows()] * strides[0];
          for (int axis = 0; axis < at.length; axis++) {
            index += axis == flow.rows() ? 0 : at[axis] * strides[flow.own(axis) + 1];
          }
          return index;
        });
  }

  /** What a drafted value is for each row of the draft's input, row after row. */
  static float[] run(Draft draft, Value value, Batch x) {
    int size = value.shape().size();
    Value flat = Draft.view(value, Shape.of(size));
    Value twice = draft.join(new Concat(), List.of(flat, flat));
    Domain domain = new Domain(x.shape(), 0, 1, 2 * size);
    Batch answers = CpuEngine.of(1).model(draft.network(twice, domain)).scores(x);
    float[] rows = new float[x.size() * size];
    for (int row = 0; row < x.size(); row++) {
      float[] answer = answers.row(row).toArray();
      System.arraycopy(answer, 0, rows, row * size, size);
    }
    return rows;
  }
}
