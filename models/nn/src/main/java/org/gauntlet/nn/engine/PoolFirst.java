package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Relu;

/**
 * Moves a rectifier behind the max pooling that reads it, where fewer values are left. The largest
 * of rectified values is the rectified largest, and a gradient that would reach another of several
 * values that were all negative is zero either way.
 */
record PoolFirst() implements Pass {
  @Override
  public Program apply(Program program) {
    return new Program(Pairs.rewrite(program.graph(), PoolFirst::swapped), program.parameters());
  }

  private static List<Node> swapped(Node source, Node reader) {
    if (!(source.operator() instanceof Relu && reader.operator() instanceof MaxPool2d)) {
      return List.of();
    }
    return List.of(
        new Node(source.name(), reader.operator(), source.inputs()),
        new Node(reader.name(), source.operator(), List.of(source.name())));
  }
}
