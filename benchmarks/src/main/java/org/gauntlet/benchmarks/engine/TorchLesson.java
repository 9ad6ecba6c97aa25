package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.benchmarks.race.Clock;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Batch;
import org.gauntlet.nn.graph.Network;

/** A training step in libtorch: forward, back, Adam. */
final class TorchLesson {
  /** A parameter's state in Adam. */
  private record Moments(NDArray mean, NDArray square) {}

  private final NDManager manager;
  private final TorchNet net;
  private final NDArray x;
  private final NDArray targets;
  private final NDArray ones;
  private final SequencedMap<String, Moments> moments = new LinkedHashMap<>();
  private int steps;

  TorchLesson(NDManager manager, Network network, Input input) {
    this.manager = manager;
    net = TorchNet.trained(manager, network.graph(), network.parameters());
    Batch batch = input.x();
    int classes = network.domain().classes();
    x = Torch.array(manager, batch);
    targets = Torch.array(manager, input.oneHot(classes)).mul(-1f / batch.size());
    ones = manager.ones(new ai.djl.ndarray.types.Shape());
    net.trainable()
        .forEach(
            (name, value) -> moments.put(name, new Moments(value.zerosLike(), value.zerosLike())));
  }

  /** One step. */
  void run() {
    learn();
    steps++;
    float correction = (float) (Math.sqrt(1 - Math.pow(0.999, steps)) / (1 - Math.pow(0.9, steps)));
    for (Map.Entry<String, Moments> moment : moments.entrySet()) {
      NDArray value = net.parameter(moment.getKey());
      try (NDArray gradient = value.getGradient()) {
        adam(value, gradient, moment.getValue(), correction);
      }
    }
  }

  /** The milliseconds of forward and back alone, after which the gradients are forgotten. */
  double learnFresh() {
    double millis = Clock.CPU.millis(this::learn);
    net.trainable().values().forEach(parameter -> JniUtils.zeroGrad((PtNDArray) parameter));
    return millis;
  }

  /** Forward and back alone; gradients add up until Adam clears them. */
  void learn() {
    try (NDManager scope = manager.newSubManager()) {
      NDArray row = x.stopGradient();
      row.attach(scope);
      NDArray loss = net.run(row).logSoftmax(1).mul(targets).sum();
      Torch.backward(loss, ones);
    }
  }

  float[] gradient(String parameter) {
    return net.gradient(parameter);
  }

  private static void adam(NDArray value, NDArray gradient, Moments moments, float correction) {
    NDList inputs = new NDList(value, gradient, moments.mean(), moments.square());
    float rate = (float) GauntletLesson.RATE;
    value
        .getNDArrayInternal()
        .adamUpdate(
            inputs,
            new NDList(value),
            rate,
            rate * correction,
            0,
            1,
            -1,
            0.9f,
            0.999f,
            1e-8f,
            true,
            false);
  }
}
