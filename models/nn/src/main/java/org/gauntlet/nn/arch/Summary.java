package org.gauntlet.nn.arch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Node;

/** A graph as a table for people: layers, shapes, parameters, multiply-adds. */
public final class Summary {
  private Summary() {}

  /** One line for each node, and the totals; buffers count as parameters, as they are stored. */
  public static String of(Graph graph) {
    Map<String, Shape> shapes = graph.shapes();
    StringBuilder text = new StringBuilder();
    text.append("%-14s %-16s %12s %16s\n".formatted("layer", "shape", "parameters", "mult-adds"));
    long total = 0;
    for (Node node : graph.nodes()) {
      List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
      long parameters =
          node.operator().slots(inputs).stream().mapToLong(slot -> slot.shape().size()).sum();
      total += parameters;
      text.append(
          row(
              node.name(),
              shapes.get(node.name()).toString(),
              parameters,
              node.operator().multiplyAdds(inputs)));
    }
    return text.append(row("total", "", total, graph.multiplyAdds())).toString();
  }

  private static String row(String name, String shape, long parameters, long multiplyAdds) {
    return String.format(
        Locale.ROOT, "%-14s %-16s %,12d %,16d\n", name, shape, parameters, multiplyAdds);
  }
}
