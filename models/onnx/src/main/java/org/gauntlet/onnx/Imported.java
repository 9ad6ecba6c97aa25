package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;

/**
 * A network from an ONNX file.
 *
 * @param logits the name of the logits in the file
 * @param notes what was decided on the way, one sentence each: people should read them
 */
public record Imported(Network network, String logits, List<String> notes) {
  private static final String STRETCHED = "stretched";

  public Imported {
    notes = List.copyOf(notes);
  }

  /**
   * The same for inputs in [0, 1]: where the file takes [0, high], a first step multiplies by high.
   */
  public Imported forUnitInputs() {
    Domain domain = network.domain();
    if (domain.high() == 1 || network.graph().embedding().isPresent()) {
      return this;
    }
    String input = network.graph().inputs().getFirst().name();
    List<Node> nodes = new ArrayList<>();
    Shape one = new Shape(domain.input().dims().stream().map(_ -> 1).toList());
    nodes.add(new Node(STRETCHED, new Affine(one), List.of(input)));
    for (Node node : network.graph().nodes()) {
      List<String> read =
          node.inputs().stream().map(name -> name.equals(input) ? STRETCHED : name).toList();
      nodes.add(new Node(node.name(), node.operator(), read));
    }
    SequencedMap<String, Tensor> parameters = new LinkedHashMap<>(network.parameters());
    parameters.putFirst(STRETCHED + ".shift", Tensor.filled(one, 0));
    parameters.putFirst(STRETCHED + ".scale", Tensor.filled(one, domain.high()));
    Graph graph = new Graph(network.graph().inputs(), nodes, network.graph().outputs());
    List<String> more = new ArrayList<>(notes);
    more.add(
        "inputs in [0, 1] are multiplied by %s first; budgets count in [0, 1]"
            .formatted(domain.high()));
    return new Imported(
        new Network(graph, new Domain(domain.input(), 0, 1, domain.classes()), parameters),
        logits,
        more);
  }
}
