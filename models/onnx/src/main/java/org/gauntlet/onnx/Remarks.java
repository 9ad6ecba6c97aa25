package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.StraightThrough;

/** What people should know of a network's weights and gradients before they believe a result. */
final class Remarks {
  private Remarks() {}

  /** One sentence each. */
  static List<String> on(Network network) {
    List<String> remarks = new ArrayList<>();
    if (network.parameters().values().stream().anyMatch(tensor -> !tensor.isFinite())) {
      remarks.add("some weights are NaN or infinite");
    }
    List<String> idle =
        network.parameters().entrySet().stream()
            .filter(weight -> weight.getKey().endsWith(".weight") && isZero(weight.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!idle.isEmpty()) {
      remarks.add("%s: all weights are 0, so nothing before them counts".formatted(idle));
    }
    List<String> flat =
        network.graph().nodes().stream()
            .filter(StraightThrough::isBlockedBy)
            .map(Node::name)
            .toList();
    if (!flat.isEmpty()) {
      remarks.add(
          "gradients end at %s, which only jump; --straight-through passes them on"
              .formatted(flat));
    }
    return remarks;
  }

  private static boolean isZero(Tensor tensor) {
    return tensor.equals(Tensor.filled(tensor.shape(), 0));
  }
}
