package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * How often a graph uses an operator, and where.
 *
 * @param supported whether it is understood in some form
 */
public record Usage(String operator, List<String> nodes, boolean supported) {
  private static final int NAMED = 3;

  public Usage {
    nodes = List.copyOf(nodes);
  }

  public int count() {
    return nodes.size();
  }

  /** By operator, in alphabetical order. */
  static List<Usage> of(Collection<OnnxNode> nodes) {
    SequencedMap<String, List<OnnxNode>> kinds = new TreeMap<>();
    nodes.forEach(node -> kinds.computeIfAbsent(node.kind(), _ -> new ArrayList<>()).add(node));
    return kinds.entrySet().stream()
        .map(kind ->
            new Usage(
                kind.getKey(),
                kind.getValue().stream().map(OnnxNode::label).toList(),
                Vocabulary.knows(kind.getValue().getFirst())))
        .toList();
  }

  /** Operator, count and the first few places. */
  @Override
  public String toString() {
    String places = nodes.stream().limit(NAMED).collect(Collectors.joining(", "));
    return "%s x %d (%s%s)".formatted(operator, count(), places, count() > NAMED ? ", ..." : "");
  }
}
