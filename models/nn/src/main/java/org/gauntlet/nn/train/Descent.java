package org.gauntlet.nn.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Slot;

/** One epoch's optimizer with the moments of every trainable parameter. */
final class Descent {
  private final Optimizer optimizer;
  private final Graph graph;
  private final SequencedMap<String, float[][]> moments = new LinkedHashMap<>();
  private final List<Node> norms;
  private int steps;

  /** Goes on from a momentum, which stays as it is. */
  Descent(Optimizer optimizer, Graph graph, Momentum from) {
    this.optimizer = optimizer;
    this.graph = graph;
    from.moments()
        .forEach((name, tensors) ->
            moments.put(name, tensors.stream().map(Tensor::toArray).toArray(float[][]::new)));
    norms = graph.nodes().stream().filter(node -> node.operator() instanceof BatchNorm).toList();
    steps = from.steps();
  }

  /** Moves the learner's parameters by what its last batch taught. */
  void step(Learner learner, double rate) {
    steps++;
    for (Map.Entry<String, float[][]> moment : moments.entrySet()) {
      String name = moment.getKey();
      optimizer.stepInto(
          learner.values(name), learner.gradient(name), moment.getValue(), steps, rate);
    }
    for (Node node : norms) {
      float momentum = ((BatchNorm) node.operator()).momentum();
      blend(learner, node.parameter("mean"), momentum);
      blend(learner, node.parameter("variance"), momentum);
    }
  }

  /** A copy of the moments as they stand now. */
  Momentum momentum() {
    SequencedMap<String, Slot> slots = graph.slots();
    SequencedMap<String, List<Tensor>> now = new LinkedHashMap<>();
    moments.forEach((name, arrays) -> {
      Shape shape = slots.get(name).shape();
      now.put(name, Arrays.stream(arrays).map(values -> Tensor.of(shape, values)).toList());
    });
    return new Momentum(steps, now);
  }

  /** running = (1 - momentum) * running + momentum * the batch's. */
  private static void blend(Learner learner, String buffer, float momentum) {
    float[] running = learner.values(buffer);
    float[] batch = learner.gradient(buffer);
    for (int i = 0; i < running.length; i++) {
      running[i] += momentum * (batch[i] - running[i]);
    }
  }
}
