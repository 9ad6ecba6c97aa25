package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Value;

/**
 * An LSTM step by step, x (T, D) -> states (T, H) and the last cell (1, H): for gates that look at
 * the cell through peepholes (Gers and Schmidhuber 2000), and for readers of the cell itself.
 */
final class LstmSteps {
  /** More steps would make a graph of more nodes than is wise. */
  static final int MOST = 4096;

  private static final int GATES = 4;

  private final Draft draft;
  private final int hidden;
  private final Map<String, Tensor> weights;
  private final Optional<float[]> peepholes;

  /**
   * @param weights W (4 H, D), R (4 H, H) and both biases as our cell names them
   * @param peepholes P (3 H) of the gates i, o and f
   */
  LstmSteps(Draft draft, Map<String, Tensor> weights, Optional<float[]> peepholes) {
    this.draft = draft;
    this.peepholes = peepholes;
    this.weights = weights;
    hidden = weights.get("hidden").shape().at(1);
  }

  /**
   * What an LSTM leaves behind.
   *
   * @param all (T, H), in the order of x
   * @param cell (1, H) after the last step
   */
  record States(Value all, Value cell) {}

  /**
   * @param first the state and the cell (H) that it starts from
   */
  States run(Value x, List<Value> first, boolean reverse) {
    int steps = x.shape().at(0);
    if (steps > MOST) {
      throw new IllegalArgumentException(
          "peepholes are supported for at most %d steps, got %d".formatted(MOST, steps));
    }
    Value product = draft.join(new MatMul(), List.of(x, transposed(weights.get("input"))));
    Shape line = Shape.of(1, GATES * hidden);
    float[] bias = weights.get("input_bias").plus(weights.get("hidden_bias")).toArray();
    Value read = draft.affine(product, Tensor.filled(line, 1), Tensor.adopt(line, bias));
    Value recurrence = transposed(weights.get("hidden"));
    Value state = Draft.view(first.getFirst(), Shape.of(1, hidden));
    Value cell = Draft.view(first.getLast(), Shape.of(1, hidden));
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      Value own = part(read, 0, reverse ? steps - 1 - i : i, 1);
      Value gates = own.plus(draft.join(new MatMul(), List.of(state, recurrence)));
      cell = next(gates, cell);
      state = gate(gates, 1, cell).times(cell.then(new Tanh()));
      all.add(state);
    }
    List<Value> ordered = reverse ? all.reversed() : all;
    return new States(steps == 1 ? ordered.getFirst() : draft.join(new Concat(), ordered), cell);
  }

  /** f c + i g. */
  private Value next(Value gates, Value cell) {
    Value kept = gate(gates, 2, cell).times(cell);
    Value candidate = block(gates, 3).then(new Tanh());
    return draft.join(new Add(), List.of(kept, gate(gates, 0, cell).times(candidate)));
  }

  /** A gate as open as its sum and what it sees of the cell make it. */
  private Value gate(Value gates, int which, Value cell) {
    Value sum = block(gates, which);
    if (peepholes.isPresent()) {
      float[] own = new float[hidden];
      System.arraycopy(peepholes.get(), which * hidden, own, 0, hidden);
      sum = sum.plus(draft.scaled(cell, Tensor.adopt(Shape.of(1, hidden), own)));
    }
    return sum.then(new Sigmoid());
  }

  private Value block(Value gates, int which) {
    return part(gates, 1, which * hidden, hidden);
  }

  private static Value part(Value x, int axis, int from, int size) {
    List<Integer> start = axis == 0 ? List.of(from, 0) : List.of(0, from);
    List<Integer> extents = new ArrayList<>(x.shape().dims());
    extents.set(axis, size);
    return extents.equals(x.shape().dims()) ? x : x.then(new Slice(start, extents));
  }

  private Value transposed(Tensor matrix) {
    int rows = matrix.shape().at(0);
    int columns = matrix.shape().at(1);
    float[] turned = new float[matrix.size()];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = matrix.at(i % rows * columns + i / rows);
    }
    return draft.constant(Tensor.adopt(Shape.of(columns, rows), turned));
  }
}
