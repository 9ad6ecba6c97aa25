package org.gauntlet.nn.graph;

import java.util.List;
import java.util.Set;
import org.gauntlet.core.Shape;

/**
 * x (any) -> y (same): a curve of jumps, of which the way back takes no notice: gradients pass as
 * through the identity, for the sign only where x lies in [-1, 1] (Bengio, Leonard, Courville 2013;
 * Hubara et al. 2016). It is what an attacker differentiates in place of a {@link Pointwise} curve
 * whose gradient is 0; answers have the same bits.
 */
public record StraightThrough(Curve curve) implements Operator {
  private static final Set<Curve> JUMPS = Set.of(Curve.CEIL, Curve.FLOOR, Curve.ROUND, Curve.SIGN);

  public StraightThrough {
    if (!JUMPS.contains(curve)) {
      throw new IllegalArgumentException("curve must be one of jumps, got " + curve);
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arguments.one(this, inputs);
  }

  /** Whether a node's gradient is 0 everywhere, because its curve only jumps. */
  public static boolean isBlockedBy(Node node) {
    return node.operator() instanceof Pointwise(Curve curve) && JUMPS.contains(curve);
  }

  /** The network with this operator in place of all curves of jumps. */
  public static Network through(Network network) {
    Graph graph = network.graph();
    List<Node> nodes = graph.nodes().stream().map(StraightThrough::passing).toList();
    return new Network(
        new Graph(graph.inputs(), nodes, graph.outputs()), network.domain(), network.parameters());
  }

  private static Node passing(Node node) {
    return isBlockedBy(node) && node.operator() instanceof Pointwise(Curve curve)
        ? new Node(node.name(), new StraightThrough(curve), node.inputs())
        : node;
  }
}
