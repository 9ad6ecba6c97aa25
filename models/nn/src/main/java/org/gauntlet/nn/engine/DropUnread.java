package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Node;

/** Leaves out the nodes that no output depends on. */
record DropUnread() implements Pass {
  @Override
  public Program apply(Program program) {
    Graph graph = program.graph();
    Set<String> read = new HashSet<>(graph.outputs());
    List<Node> kept = new ArrayList<>();
    for (Node node : graph.nodes().reversed()) {
      if (read.contains(node.name())) {
        kept.addFirst(node);
        read.addAll(node.inputs());
      }
    }
    return new Program(new Graph(graph.inputs(), kept, graph.outputs()), program.parameters());
  }
}
