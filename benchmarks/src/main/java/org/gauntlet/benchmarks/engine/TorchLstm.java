package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Recurrent;

/** An LSTM in libtorch, whose gates come in another order: i, f, g, o instead of i, o, f, g. */
final class TorchLstm {
  private static final List<Integer> TO_LIBTORCH = List.of(0, 2, 3, 1);
  private static final List<Integer> FROM_LIBTORCH = List.of(0, 3, 1, 2);

  private TorchLstm() {}

  /** x (N, T, D) -> every state (N, T, H), from states of zeros. */
  static NDArray run(NDArray x, Recurrent layer, boolean training, NDList weights) {
    if (layer.cell() != Cell.LSTM || layer.reverse()) {
      throw new IllegalArgumentException("no benchmark needs " + layer);
    }
    Shape states = new Shape(1, x.getShape().get(0), layer.hidden());
    NDList start = new NDList(x.getManager().zeros(states), x.getManager().zeros(states));
    return x.getNDArrayInternal().lstm(x, start, weights, true, 1, 0, training, false, true).head();
  }

  /** A parameter (4 H, ...), to be read by libtorch. */
  static NDArray toLibtorch(NDArray parameter) {
    return ordered(parameter, TO_LIBTORCH);
  }

  /** The way back. */
  static NDArray fromLibtorch(NDArray parameter) {
    return ordered(parameter, FROM_LIBTORCH);
  }

  private static NDArray ordered(NDArray parameter, List<Integer> order) {
    NDList gates = parameter.split(order.size());
    return NDArrays.concat(new NDList(order.stream().map(gates::get).toList()));
  }
}
