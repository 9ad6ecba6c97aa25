package org.gauntlet.nn.engine;

import java.util.function.IntUnaryOperator;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Recurrent;

/**
 * Where a recurrent layer keeps what it computes: buffers, and in each the lines of a step, counted
 * in the order in which the layer takes the steps. G stands for the gates of its cell.
 */
final class Unrolling {
  private final Recurrent layer;
  private final int steps;
  private final int depth;
  private final int gates;
  private final int states;
  private final int slopes;
  private final int carry;
  private final int beside;
  private final IntUnaryOperator values;

  /**
   * @param input the shape (T, D) of x
   * @param values makes a buffer of this many lines; answers its number
   * @param gradients the same among the gradients
   */
  Unrolling(Recurrent layer, Shape input, IntUnaryOperator values, IntUnaryOperator gradients) {
    this.layer = layer;
    this.values = values;
    steps = input.at(0);
    depth = input.at(1);
    gates = values.applyAsInt(steps * gateLines().count());
    states = values.applyAsInt((steps + 1) * hidden());
    slopes = gradients.applyAsInt(steps * slopeLines().count());
    carry = gradients.applyAsInt(hidden());
    beside = gradients.applyAsInt(hidden());
  }

  int steps() {
    return steps;
  }

  /** H. */
  int hidden() {
    return layer.hidden();
  }

  /** A further buffer of values, of so many lines. */
  int buffer(int lines) {
    return values.applyAsInt(lines);
  }

  /** The buffer (T, G H) of W x + b, which the cell turns into its gates. */
  int gates() {
    return gates;
  }

  /** The buffer (T + 1, H) of the states before each step, and after the last. */
  int states() {
    return states;
  }

  /** The gradients' buffer of what goes into the gates. */
  int slopes() {
    return slopes;
  }

  /** The gradients' buffer (H) on the way back: of h. */
  int carry() {
    return carry;
  }

  /** The gradients' buffer (H) on the way back: of what the cell hands on beside h. */
  int beside() {
    return beside;
  }

  Strand inputLines() {
    return ordered(depth);
  }

  Strand outputLines() {
    return ordered(hidden());
  }

  Strand gateLines() {
    int lines = layer.cell().gates() * hidden();
    return new Strand(lines, 0, lines);
  }

  Strand stateLines() {
    return new Strand(hidden(), 0, hidden());
  }

  /** All slopes of a step: those of W x + b first, then those of U h + c where they differ. */
  Strand slopeLines() {
    int blocks = layer.cell() == Cell.GRU ? 2 * layer.cell().gates() : layer.cell().gates();
    return new Strand(blocks * hidden(), 0, blocks * hidden());
  }

  /** The slopes of W x + b. */
  Strand inputSlopes() {
    return slopeLines().part(0, gateLines().count());
  }

  /** The slopes of U h + c. */
  Strand hiddenSlopes() {
    return switch (layer.cell()) {
      case RNN_TANH, RNN_RELU, LSTM -> inputSlopes();
      case GRU -> slopeLines().part(3 * hidden(), 3 * hidden());
      case GRU_RESET_FIRST -> slopeLines().part(0, 2 * hidden());
    };
  }

  private Strand ordered(int lines) {
    return layer.reverse()
        ? new Strand(lines, (steps - 1) * lines, -lines)
        : new Strand(lines, 0, lines);
  }
}
