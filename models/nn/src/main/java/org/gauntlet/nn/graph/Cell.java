package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;

/**
 * What a recurrent layer computes at each step from x (D) and its state h (H); s is the logistic
 * function, W and U are matrices, b and c biases. The rows of all gates lie below each other.
 */
public enum Cell {
  /** h' = tanh(W x + b + U h + c). */
  RNN_TANH(1),
  /** h' = relu(W x + b + U h + c). */
  RNN_RELU(1),
  /**
   * Gates i, o, f, g: k = f k + i g; h' = o tanh(k), where g goes through tanh, the others through
   * s, and k (H) is a second state. Hochreiter and Schmidhuber 1997, with a forget gate.
   */
  LSTM(4),
  /**
   * Gates z, r, n: h' = (1 - z) n + z h, where n = tanh(W x + b + r (U h + c)), as PyTorch and
   * Keras have it; ONNX calls this linear before reset.
   */
  GRU(3),
  /** The same with n = tanh(W x + b + U (r h) + c), as first published. Cho et al. 2014. */
  GRU_RESET_FIRST(3);

  private final int gates;

  Cell(int gates) {
    this.gates = gates;
  }

  /** What it is called whatever its form: rnn, lstm or gru. */
  String family() {
    return switch (this) {
      case RNN_TANH, RNN_RELU -> "rnn";
      case LSTM -> "lstm";
      case GRU, GRU_RESET_FIRST -> "gru";
    };
  }

  /** Blocks of H rows in the matrix W. */
  public int gates() {
    return gates;
  }

  /** How many states it carries from step to step. */
  public int states() {
    return this == LSTM ? 2 : 1;
  }

  /** Parameters for x (depth): W, b, U, c, of which a late candidate keeps its own U and c. */
  List<Slot> slots(int depth, int hidden) {
    int rows = gates * hidden;
    List<Slot> slots = new ArrayList<>();
    slots.add(slot("input", Shape.of(rows, depth), hidden));
    slots.add(slot("input_bias", Shape.of(rows), hidden));
    int own = this == GRU_RESET_FIRST ? hidden : 0;
    slots.add(slot("hidden", Shape.of(rows - own, hidden), hidden));
    slots.add(slot("hidden_bias", Shape.of(rows - own), hidden));
    if (own > 0) {
      slots.add(slot("candidate", Shape.of(own, hidden), hidden));
      slots.add(slot("candidate_bias", Shape.of(own), hidden));
    }
    return slots;
  }

  private static Slot slot(String role, Shape shape, int hidden) {
    return new Slot(role, shape, true, new Slot.FanIn(hidden));
  }
}
