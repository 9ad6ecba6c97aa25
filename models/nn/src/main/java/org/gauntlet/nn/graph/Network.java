package org.gauntlet.nn.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * A classifier as data: a graph from one input to logits, what its inputs mean, and its parameters
 * by full name.
 */
public record Network(Graph graph, Domain domain, SequencedMap<String, Tensor> parameters) {
  public Network {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    SequencedMap<String, Slot> slots = graph.slots();
    if (!slots.sequencedKeySet().equals(parameters.sequencedKeySet())) {
      throw new IllegalArgumentException(
          "the graph has parameters " + slots.keySet() + ", got " + parameters.keySet());
    }
    for (Map.Entry<String, Slot> slot : slots.entrySet()) {
      Shape found = parameters.get(slot.getKey()).shape();
      if (!found.equals(slot.getValue().shape())) {
        throw new IllegalArgumentException(
            "parameter '%s' must have shape %s, got %s"
                .formatted(slot.getKey(), slot.getValue().shape(), found));
      }
    }
    checkEnds(graph, domain);
  }

  /** A network with freshly drawn parameters, each under seed.child(full name). */
  public static Network initialise(Graph graph, Domain domain, Seed seed) {
    SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
    graph.slots().forEach((name, slot) -> parameters.put(name, fill(slot, seed.child(name))));
    return new Network(graph, domain, parameters);
  }

  /** The same graph with other parameters. */
  public Network with(SequencedMap<String, Tensor> values) {
    return new Network(graph, domain, values);
  }

  private static Tensor fill(Slot slot, Seed seed) {
    return switch (slot.filling()) {
      case Slot.Constant(float value) -> Tensor.filled(slot.shape(), value);
      case Slot.FanIn(int fanIn) -> {
        float bound = (float) (1 / Math.sqrt(fanIn));
        yield seed.open().uniform(slot.shape(), -bound, bound);
      }
    };
  }

  private static void checkEnds(Graph graph, Domain domain) {
    if (graph.inputs().size() != 1 || graph.outputs().size() != 1) {
      throw new IllegalArgumentException("a classifier has one input and one output");
    }
    Shape input = graph.inputs().getFirst().shape();
    Shape output = graph.shapes().get(graph.outputs().getFirst());
    if (!input.equals(domain.input()) || !output.equals(Shape.of(domain.classes()))) {
      throw new IllegalArgumentException(
          "the graph maps %s to %s, but the domain is %s to (%d)"
              .formatted(input, output, domain.input(), domain.classes()));
    }
  }
}
