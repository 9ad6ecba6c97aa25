package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;

/** What is known of one value of an ONNX graph while it is translated. */
sealed interface Known {

  /** A constant. */
  record Fixed(Literal literal) implements Known {}

  /**
   * A value that depends on the input: one per example, and the axis at which ONNX lays the
   * examples of a batch side by side.
   *
   * @param rows the batch axis, counted in ONNX's axes; {@link #OUTSIDE} where ONNX sees one
   *     example
   * @param whole whether ONNX counts in whole numbers or truth values here, as with tokens
   */
  record Flow(Value value, int rows, boolean whole) implements Known {
    /** In front of ONNX's first axis: the file has no batch axis, an example is a whole value. */
    static final int OUTSIDE = -1;

    /** Of real numbers. */
    Flow(Value value, int rows) {
      this(value, rows, false);
    }

    Shape shape() {
      return value.shape();
    }

    /** Whether ONNX sees a batch axis. */
    boolean isBatched() {
      return rows != OUTSIDE;
    }

    /** Axes in ONNX, the batch axis included. */
    int rank() {
      return shape().rank() + (isBatched() ? 1 : 0);
    }

    /** Extents in ONNX for a batch of this size. */
    List<Integer> dims(int batch) {
      List<Integer> dims = new ArrayList<>(shape().dims());
      if (isBatched()) {
        dims.add(rows, batch);
      }
      return dims;
    }

    /** The same place in the graph with another value behind it, of the same kind of number. */
    Flow with(Value next) {
      return at(next, rows);
    }

    /** Another value of the same kind of number, whose batch axis is another. */
    Flow at(Value next, int axis) {
      return new Flow(next, axis, whole);
    }

    /** An axis of the example for one of ONNX, which must not be the batch axis. */
    int own(int axis) {
      if (axis == rows) {
        throw new IllegalArgumentException("it works along the batch axis and would mix examples");
      }
      return isBatched() && axis > rows ? axis - 1 : axis;
    }
  }
}
