package org.gauntlet.nn.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Node;

/** One training's optimizer with the moments of every trainable parameter. */
final class Descent {
  private final Optimizer optimizer;
  private final SequencedMap<String, float[][]> moments = new LinkedHashMap<>();
  private final List<Node> norms;
  private int steps;

  Descent(Optimizer optimizer, Graph graph) {
    this.optimizer = optimizer;
    graph
        .slots()
        .forEach((name, slot) -> {
          if (slot.trainable()) {
            moments.put(name, new float[optimizer.moments()][slot.shape().size()]);
          }
        });
    norms = graph.nodes().stream().filter(node -> node.operator() instanceof BatchNorm).toList();
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

  /** running = (1 - momentum) * running + momentum * the batch's. */
  private static void blend(Learner learner, String buffer, float momentum) {
    float[] running = learner.values(buffer);
    float[] batch = learner.gradient(buffer);
    for (int i = 0; i < running.length; i++) {
      running[i] += momentum * (batch[i] - running[i]);
    }
  }
}
