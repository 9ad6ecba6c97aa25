package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.graph.Graph;

/** Rewrites a graph into one that is cheaper to run and means the same. */
@FunctionalInterface
interface Pass {
  /** A graph with the values that its parameters take. */
  record Program(Graph graph, Parameters parameters) {}

  Program apply(Program program);

  /** The passes before a plan for this purpose, in order. */
  static List<Pass> of(Compiler.Purpose purpose) {
    return switch (purpose) {
      case ATTACK ->
          List.of(new DropViews(), new DropUnread(), new FoldChannels(), new PoolFirst());
      case LEARN -> List.of(new DropViews(), new DropUnread(), new PoolFirst());
    };
  }
}
