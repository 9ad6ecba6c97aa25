package org.gauntlet.benchmarks.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.stream.LongStream;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** libtorch, through DJL. */
final class Torch {
  /** What it is called in columns and fields. */
  static final String NAME = "libtorch";

  private Torch() {}

  /** Starts libtorch on this many threads; one means that the caller does all the work. */
  static NDManager start(int threads) {
    NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
    threads(threads);
    JniUtils.setGradMode(true);
    return manager;
  }

  static String version() {
    return Engine.getEngine("PyTorch").getVersion();
  }

  static void threads(int threads) {
    JniUtils.setNumThreads(threads);
  }

  /** The batch as a tensor (N, shape). */
  static NDArray array(NDManager manager, Batch batch) {
    NDArray flat = manager.create(Input.values(batch));
    return flat.reshape(shape(batch.size(), batch.shape()));
  }

  static NDArray array(NDManager manager, Tensor tensor) {
    long[] dims = tensor.shape().dims().stream().mapToLong(Integer::longValue).toArray();
    return manager.create(tensor.toArray()).reshape(dims);
  }

  /** (rows, shape). */
  static ai.djl.ndarray.types.Shape shape(int rows, Shape shape) {
    return new ai.djl.ndarray.types.Shape(
        LongStream.concat(LongStream.of(rows), shape.dims().stream().mapToLong(Integer::longValue))
            .toArray());
  }

  /** A copy that asks for its gradient, to be closed with the scope. */
  static NDArray leaf(NDArray x, NDManager scope) {
    NDArray leaf = x.stopGradient();
    leaf.attach(scope);
    leaf.setRequiresGradient(true);
    return leaf;
  }

  /** The same image or kernel, laid out with the channels last. */
  static NDArray channelsLast(NDArray x) {
    if (x.getShape().dimension() != 4) {
      return x;
    }
    // Only flattening copies; a duplicate keeps the order in memory of what it is made from.
    NDArray last = x.transpose(0, 2, 3, 1);
    return last.flatten().reshape(last.getShape()).transpose(0, 3, 1, 2);
  }

  /** Pulls a gradient back from y to all that y was made of and that asks for gradients. */
  static void backward(NDArray y, NDArray gradient) {
    JniUtils.backward((PtNDArray) y, (PtNDArray) gradient, false, false);
  }
}
