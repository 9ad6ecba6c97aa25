package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/**
 * One recurrent node: x (T, N, D), or (N, T, D) in layout 1, with W (directions, G H, D), R
 * (directions, G H, H), B (directions, 2 G H). Its gates lie in the order of our cells.
 */
final class RecurrentLayer {
  private static final int FIRST_STATE = 5;
  private static final int PEEPHOLES = 7;
  private static final int GATES_THAT_PEEP = 3;

  private final Call call;
  private final Cell cell;
  private final Directions directions;
  private final Known.Flow x;
  private final boolean batchFirst;
  private final int hidden;
  private final int steps;

  RecurrentLayer(Call call, Cell cell) {
    this.call = call;
    this.cell = cell;
    directions = Directions.of(call);
    x = call.flow(0);
    batchFirst = call.whole("layout", 0) != 0;
    int rows = batchFirst ? 0 : 1;
    if (x.rank() != 3 || (x.isBatched() && x.rows() != rows)) {
      throw new IllegalArgumentException(
          "it takes sequences (%s) with the batch at axis %d, got the batch at axis %d of %s"
              .formatted(batchFirst ? "N, T, D" : "T, N, D", rows, x.rows(), x.shape()));
    }
    steps = x.dims(call.batch()).get(1 - rows);
    List<Integer> recurrence = call.fixed(2).dims();
    hidden = recurrence.getLast();
    int lines = cell.gates() * hidden;
    check("W", call.fixed(1), lines, x.shape().dims().getLast());
    check("R", call.fixed(2), lines, hidden);
    call.optional(3).ifPresent(bias -> check("B", bias, 2 * lines));
    call.optional(4).ifPresent(this::checkLengths);
    call.optional(PEEPHOLES).ifPresent(eyes -> check("P", eyes, GATES_THAT_PEEP * hidden));
  }

  private void check(String name, Literal tensor, Integer... dims) {
    List<Integer> expected = new ArrayList<>(List.of(directions.count()));
    expected.addAll(Arrays.asList(dims));
    if (!tensor.dims().equals(expected)) {
      throw new IllegalArgumentException(
          "%s must have dims %s, got %s".formatted(name, expected, tensor.dims()));
    }
  }

  private void checkLengths(Literal lengths) {
    if (Arrays.stream(lengths.wholes()).anyMatch(length -> length != steps)) {
      throw new IllegalArgumentException(
          "sequence_lens must be %d for every sequence, got %s"
              .formatted(steps, Arrays.toString(lengths.wholes())));
    }
  }

  /** Y, Y_h and, of an LSTM that is asked for it, Y_c. */
  List<Known> outputs() {
    List<Value> all = new ArrayList<>();
    List<Value> last = new ArrayList<>();
    List<Value> cells = new ArrayList<>();
    int sequences = x.isBatched() ? 1 : x.shape().at(batchFirst ? 0 : 1);
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int direction = 0; direction < directions.count(); direction++) {
        Value y = run(sequence, direction, cells);
        int end = directions.reversed().get(direction) ? 0 : steps - 1;
        all.add(Draft.view(y, Shape.of(1, steps, hidden)));
        last.add(Draft.view(Draft.place(y, 0, end), Shape.of(1, 1, hidden)));
      }
    }
    List<Known> outputs = new ArrayList<>();
    outputs.add(laid(sequences, steps, true, all));
    outputs.add(laid(sequences, 1, false, last));
    if (!cells.isEmpty()) {
      outputs.add(laid(sequences, 1, false, cells));
    }
    return outputs;
  }

  /**
   * The states (T, H) of one sequence in one direction. ONNX's third output is a step of its own
   * for each step of the sequence, which are left out of the network where nobody reads it.
   */
  private Value run(int sequence, int direction, List<Value> cells) {
    Value own = sequence(sequence);
    List<Value> first = new ArrayList<>();
    boolean given = call.has(FIRST_STATE) || call.has(FIRST_STATE + 1);
    boolean peeps = call.has(PEEPHOLES);
    boolean stepwise = peeps || asksForCell();
    for (int i = 0; i < cell.states() && (given || stepwise); i++) {
      first.add(state(FIRST_STATE + i, sequence, direction));
    }
    Map<String, Tensor> parameters = parameters(direction);
    boolean reverse = directions.reversed().get(direction);
    if (stepwise) {
      LstmSteps.States states =
          new LstmSteps(call.draft(), parameters, peepholes(direction)).run(own, first, reverse);
      cells.add(Draft.view(states.cell(), Shape.of(1, 1, hidden)));
      if (peeps) {
        return states.all();
      }
    }
    List<Value> reads = new ArrayList<>(List.of(own));
    reads.addAll(given ? first : List.of());
    return call.draft().with(reads, new Recurrent(cell, hidden, reverse), parameters);
  }

  /** Exporters name the cell whether it is read or not; of long sequences it is not made. */
  private boolean asksForCell() {
    List<String> outputs = call.node().outputs();
    return cell == Cell.LSTM
        && steps <= LstmSteps.MOST
        && outputs.size() > 2
        && !outputs.get(2).isEmpty();
  }

  private Optional<float[]> peepholes(int direction) {
    int size = GATES_THAT_PEEP * hidden;
    return call.optional(PEEPHOLES)
        .map(eyes -> Arrays.copyOfRange(eyes.reals(), direction * size, (direction + 1) * size));
  }

  /** x (T, D); where ONNX sees no batch, one of the sequences of the example. */
  private Value sequence(int sequence) {
    return x.isBatched() ? x.value() : Draft.place(x.value(), batchFirst ? 0 : 1, sequence);
  }

  /** What a direction starts from, (H); zeros where it is left out. */
  private Value state(int input, int sequence, int direction) {
    if (!call.has(input)) {
      return call.draft().constant(Tensor.filled(Shape.of(hidden), 0));
    }
    int axis = batchFirst ? 1 : 0;
    return switch (call.input(input)) {
      case Known.Fixed(Literal literal) -> fixedState(literal, axis, sequence, direction);
      case Known.Merged merged -> throw merged.refusal();
      case Known.Flow flow when flow.isBatched() && flow.rows() == 1 - axis ->
          Draft.place(flow.value(), 0, direction);
      case Known.Flow flow when !flow.isBatched() -> {
        Value own = Draft.place(flow.value(), axis, direction);
        yield Draft.place(own, 0, sequence);
      }
      case Known.Flow flow ->
          throw new IllegalArgumentException(
              "input %d must have the batch at axis %d, has it at axis %d"
                  .formatted(input, 1 - axis, flow.rows()));
    };
  }

  private Value fixedState(Literal literal, int axis, int sequence, int direction) {
    int rows = literal.dims().get(1 - axis);
    float[] first = new float[hidden];
    for (int row = 0; row < rows; row++) {
      int place = axis == 0 ? direction * rows + row : row * directions.count() + direction;
      for (int i = 0; i < hidden; i++) {
        float number = literal.real(place * hidden + i);
        boolean own = x.isBatched() ? row == 0 : row == sequence;
        if (own) {
          first[i] = number;
        } else if (x.isBatched() && first[i] != number) {
          throw new IllegalArgumentException(
              "the states it starts from differ between the examples of a batch");
        }
      }
    }
    return call.draft().constant(Tensor.adopt(Shape.of(hidden), first));
  }

  /** Values (1, length, H), sequence by sequence and direction by direction, as ONNX has them. */
  private Known laid(int sequences, int length, boolean timed, List<Value> parts) {
    Value joined = parts.size() == 1 ? parts.getFirst() : call.draft().join(new Concat(), parts);
    Shape named = Shape.of(sequences, directions.count(), length, hidden);
    List<Integer> order = batchFirst ? List.of(0, 2, 1, 3) : List.of(2, 1, 0, 3);
    Value turned = ShapeRules.permuted(Draft.view(joined, named), order);
    List<Integer> dims = turned.shape().dims();
    if (x.isBatched()) {
      dims = Grid.without(order.indexOf(0), dims);
    }
    if (!timed) {
      dims = Grid.without(x.isBatched() || !batchFirst ? 0 : 1, dims);
    }
    int rows = batchFirst ? 0 : timed ? 2 : 1;
    return new Known.Flow(
        Draft.view(turned, new Shape(dims)), x.isBatched() ? rows : Known.Flow.OUTSIDE);
  }

  private Map<String, Tensor> parameters(int direction) {
    int lines = cell.gates() * hidden;
    float[] bias =
        call.optional(3).map(Literal::reals).orElse(new float[2 * lines * directions.count()]);
    int depth = x.shape().dims().getLast();
    Map<String, Tensor> tensors = new HashMap<>();
    float[] input = call.fixed(1).reals();
    float[] recurrence = call.fixed(2).reals();
    put(tensors, "input", input, direction * lines, lines, depth);
    put(tensors, "input_bias", bias, 2 * direction * lines, lines, 0);
    int own = cell == Cell.GRU_RESET_FIRST ? hidden : 0;
    int from = direction * lines;
    int biasFrom = (2 * direction + 1) * lines;
    put(tensors, "hidden", recurrence, from, lines - own, hidden);
    put(tensors, "hidden_bias", bias, biasFrom, lines - own, 0);
    if (own > 0) {
      put(tensors, "candidate", recurrence, from + lines - own, own, hidden);
      put(tensors, "candidate_bias", bias, biasFrom + lines - own, own, 0);
    }
    return tensors;
  }

  /** Rows of a matrix, or numbers of a vector where it has no columns. */
  private static void put(
      Map<String, Tensor> tensors, String role, float[] all, int first, int rows, int columns) {
    int width = Math.max(columns, 1);
    Shape shape = columns == 0 ? Shape.of(rows) : Shape.of(rows, columns);
    float[] part = Arrays.copyOfRange(all, first * width, (first + rows) * width);
    tensors.put(role, Tensor.adopt(shape, part));
  }
}
