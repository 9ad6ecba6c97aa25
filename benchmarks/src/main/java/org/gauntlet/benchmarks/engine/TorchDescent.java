package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Batch;

/** The loop in tensor operations of libtorch. */
final class TorchDescent implements Descent {
  private final NDManager manager;
  private final TorchNet net;
  private final NDArray start;
  private final NDArray low;
  private final NDArray high;
  private final NDArray targets;
  private final NDArray ones;

  TorchDescent(NDManager manager, TorchNet net, TorchNet.Layout layout, Input input) {
    this.manager = manager;
    this.net = net;
    Batch x = input.x();
    NDArray plain = Torch.array(manager, x);
    start = layout == TorchNet.Layout.CHANNELS_LAST ? Torch.channelsLast(plain) : plain;
    low = start.sub(EPSILON).clip(0, 1);
    high = start.add(EPSILON).clip(0, 1);
    targets = Torch.array(manager, input.oneHot(Nets.CLASSES)).neg();
    ones = manager.ones(new ai.djl.ndarray.types.Shape());
  }

  @Override
  public void descend(int steps) {
    NDArray x = start.duplicate();
    for (int i = 0; i < steps; i++) {
      x = step(x);
    }
    x.close();
  }

  @Override
  public float[] gradient() {
    try (NDManager scope = manager.newSubManager()) {
      return gradient(Torch.leaf(start, scope)).toFloatArray();
    }
  }

  @Override
  public float[] logits() {
    try (NDManager scope = manager.newSubManager()) {
      return net.run(Torch.leaf(start, scope)).toFloatArray();
    }
  }

  /** The next x; closes this one. */
  private NDArray step(NDArray x) {
    try (x;
        NDManager scope = manager.newSubManager()) {
      NDArray gradient = gradient(Torch.leaf(x, scope));
      NDArray next = gradient.signi().muli(STEP).add(x).maximum(low).minimum(high);
      next.attach(manager);
      return next;
    }
  }

  private NDArray gradient(NDArray leaf) {
    NDArray loss = net.run(leaf).logSoftmax(1).mul(targets).sum();
    Torch.backward(loss, ones);
    return leaf.getGradient();
  }
}
