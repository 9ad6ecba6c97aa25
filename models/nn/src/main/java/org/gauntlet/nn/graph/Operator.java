package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/**
 * One row-wise function of a graph: its hyper-parameters, its shape rule, its parameters and its
 * cost. Shapes are per example, so an operator cannot mix rows. What it computes is up to the
 * interpreters, which match on operators exhaustively.
 */
public sealed interface Operator
    permits Add,
        Affine,
        AveragePool2d,
        BatchNorm,
        Clip,
        Concat,
        Constant,
        Conv2d,
        Dense,
        Dropout,
        Elu,
        Embedding,
        Expand,
        Flatten,
        GlobalAveragePool,
        LeakyRelu,
        MatMul,
        MaxPool2d,
        Multiply,
        Pad,
        Pairwise,
        Permute,
        Pointwise,
        Reduce,
        Recurrent,
        Relu,
        Reshape,
        Select,
        Sigmoid,
        Slice,
        Softmax,
        Standardize,
        StraightThrough,
        Take,
        Tanh {

  /** The shape of the answer; throws IllegalArgumentException when the inputs do not fit. */
  Shape output(List<Shape> inputs);

  /** The parameters it reads, in order. */
  default List<Slot> slots(List<Shape> inputs) {
    return List.of();
  }

  /** Multiply-adds for one example. */
  default long multiplyAdds(List<Shape> inputs) {
    return output(inputs).size();
  }
}
