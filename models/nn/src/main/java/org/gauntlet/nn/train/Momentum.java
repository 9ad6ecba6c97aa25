package org.gauntlet.nn.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Graph;

/**
 * What an optimizer remembers between two steps.
 *
 * @param steps taken so far
 * @param moments of every trainable parameter, by full name, each of the parameter's own shape
 */
public record Momentum(int steps, SequencedMap<String, List<Tensor>> moments) {
  public Momentum {
    Checks.atLeast("steps", steps, 0);
    SequencedMap<String, List<Tensor>> copy = new LinkedHashMap<>();
    moments.forEach((name, tensors) -> copy.put(name, List.copyOf(tensors)));
    moments = Collections.unmodifiableSequencedMap(copy);
  }

  /** Before the first step: moments of zero. */
  static Momentum none(Optimizer optimizer, Graph graph) {
    SequencedMap<String, List<Tensor>> moments = new LinkedHashMap<>();
    trainable(graph)
        .forEach((name, shape) ->
            moments.put(name, Collections.nCopies(optimizer.moments(), Tensor.filled(shape, 0))));
    return new Momentum(0, moments);
  }

  /** Refuses a graph whose trainable parameters are others. */
  void mustFit(Graph graph) {
    SequencedMap<String, Shape> parameters = trainable(graph);
    if (!parameters.keySet().equals(moments.keySet())) {
      throw new IllegalArgumentException(
          "moments must be those of " + parameters.keySet() + ", got " + moments.keySet());
    }
    moments.forEach((name, tensors) -> {
      for (Tensor tensor : tensors) {
        if (!tensor.shape().equals(parameters.get(name))) {
          throw new IllegalArgumentException(
              "moments of '%s' must have shape %s, got %s"
                  .formatted(name, parameters.get(name), tensor.shape()));
        }
      }
    });
  }

  /** The shapes of what is trained, by full name. */
  private static SequencedMap<String, Shape> trainable(Graph graph) {
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    graph
        .slots()
        .forEach((name, slot) -> {
          if (slot.trainable()) {
            shapes.put(name, slot.shape());
          }
        });
    return shapes;
  }
}
