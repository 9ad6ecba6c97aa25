package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.gauntlet.benchmarks.race.Clock;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;

/** A layer alone in libtorch; each call answers the milliseconds of its direction alone. */
final class TorchLayer {
  private final NDManager manager;
  private final NDArray x;
  private final NDArray cotangents;
  private final int outputs;
  private final TorchNet attacked;
  private final TorchNet trained;

  TorchLayer(NDManager manager, LayerShape shape, Map<String, Tensor> parameters, Batch batch) {
    this.manager = manager;
    x = Torch.array(manager, batch);
    Shape output = shape.layer().output(List.of(shape.input()));
    outputs = output.size();
    cotangents = manager.ones(Torch.shape(batch.size(), output));
    Graph graph = new GraphBuilder().input("x", shape.input()).then(shape.layer()).graph();
    attacked = TorchNet.attacked(manager, graph, parameters, TorchNet.Layout.CHANNELS_FIRST);
    trained = TorchNet.trained(manager, graph, parameters);
  }

  /** The first few values of every row's answer, row-major. */
  float[] first(int count) {
    try (NDManager scope = manager.newSubManager()) {
      float[] all = attacked.run(Torch.leaf(x, scope)).toFloatArray();
      float[] first = new float[all.length / outputs * count];
      for (int row = 0; row * outputs < all.length; row++) {
        System.arraycopy(all, row * outputs, first, row * count, count);
      }
      return first;
    }
  }

  double forward() {
    try (NDManager scope = manager.newSubManager()) {
      NDArray input = x.stopGradient();
      input.attach(scope);
      return Clock.CPU.millis(() -> attacked.run(input));
    }
  }

  double inputGradient() {
    try (NDManager scope = manager.newSubManager()) {
      NDArray y = attacked.run(Torch.leaf(x, scope));
      return Clock.CPU.millis(() -> Torch.backward(y, cotangents));
    }
  }

  double weightGradient() {
    try (NDManager scope = manager.newSubManager()) {
      NDArray input = x.stopGradient();
      input.attach(scope);
      NDArray y = trained.run(input);
      return Clock.CPU.millis(() -> Torch.backward(y, cotangents));
    }
  }
}
