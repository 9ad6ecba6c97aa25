package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Reshape;

/**
 * Makes a view of a view one view, and leaves out a view in the shape that its values have anyway,
 * so that what stands on either side of it meets.
 */
record DropViews() implements Pass {
  @Override
  public Program apply(Program program) {
    Graph graph = program.graph();
    Map<String, Shape> shapes = graph.shapes();
    Map<String, String> same = new HashMap<>();
    Map<String, String> viewed = new HashMap<>();
    List<Node> kept = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<String> inputs =
          node.inputs().stream().map(name -> same.getOrDefault(name, name)).toList();
      if (node.operator() instanceof Flatten || node.operator() instanceof Reshape) {
        String origin = viewed.getOrDefault(inputs.getFirst(), inputs.getFirst());
        if (shapes.get(origin).equals(shapes.get(node.name()))
            && !graph.outputs().contains(node.name())) {
          same.put(node.name(), origin);
          continue;
        }
        viewed.put(node.name(), origin);
        inputs = List.of(origin);
      }
      kept.add(new Node(node.name(), node.operator(), inputs));
    }
    return new Program(new Graph(graph.inputs(), kept, graph.outputs()), program.parameters());
  }
}
