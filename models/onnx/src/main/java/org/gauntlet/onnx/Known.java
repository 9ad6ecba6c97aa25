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
   * A value that depends on the input, whose batch axis ONNX sees as one with the axes on both
   * sides of it, as where heads of attention are examples of their own.
   *
   * @param apart the same with its axes apart; the one before the batch and the one behind it may
   *     have extent 1
   */
  record Merged(Flow apart) implements Known {
    /** How many axes are merged. */
    static final int AXES = 3;

    public Merged {
      if (apart.rows() < 1 || apart.rows() == apart.rank() - 1) {
        throw new IllegalArgumentException("axis " + apart.rows() + " has no axes on both sides");
      }
    }

    /** The merged axis, in ONNX's axes. */
    int axis() {
      return apart.rows() - 1;
    }

    /** Axes in ONNX. */
    int rank() {
      return apart.rank() - AXES + 1;
    }

    /** Extents in ONNX for a batch of this size. */
    List<Integer> dims(int batch) {
      List<Integer> dims = new ArrayList<>(apart.dims(batch));
      List<Integer> parts = dims.subList(axis(), axis() + AXES);
      int merged = parts.stream().reduce(1, Math::multiplyExact);
      parts.clear();
      dims.add(axis(), merged);
      return dims;
    }

    /** An axis of {@link #apart} for one of ONNX, which is not the merged one. */
    int outside(int axis) {
      return axis < axis() ? axis : axis + AXES - 1;
    }

    /** Whether another has its examples at the same places of the same axis. */
    boolean sameMerge(Merged other) {
      return rank() == other.rank()
          && axis() == other.axis()
          && around(axis()) == other.around(axis())
          && around(axis() + 1) == other.around(axis() + 1);
    }

    /** An extent beside the batch axis; in the example there is no batch axis. */
    private int around(int own) {
      return apart.shape().at(own);
    }

    IllegalArgumentException refusal() {
      return new IllegalArgumentException(
          "it reads examples of %s whose axis %d is merged with others, which is supported for products, softmax and what works on each element alone"
              .formatted(apart.shape(), axis()));
    }
  }

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
