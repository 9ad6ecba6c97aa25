package org.gauntlet.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxNode;

/** How one of our operators reads in ONNX. */
sealed interface Form {

  /** Nodes, of which the last makes the operator's value, and the constants that they read. */
  record Written(List<OnnxNode> nodes, SequencedMap<String, Literal> constants) implements Form {
    public Written {
      nodes = List.copyOf(nodes);
      constants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(constants));
    }
  }

  /**
   * ONNX has no operator for it, or nobody has written one down here.
   *
   * @param why a reason that ends a sentence
   */
  record Missing(String why) implements Form {}
}
