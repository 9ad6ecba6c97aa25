package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.OnnxNode;
import org.gauntlet.onnx.format.Signature;
import org.gauntlet.onnx.format.Tensors;

/**
 * One case of ONNX's own suite: a small model, what goes in and what must come out.
 *
 * @param name the folder's
 */
record ConformanceCase(String name, OnnxModel model, List<Literal> inputs, List<Literal> outputs) {
  /** float32, uint8, int8, int32, int64, bool, float64. */
  private static final Set<Long> ORDINARY = Set.of(1L, 2L, 3L, 6L, 7L, 9L, 11L);

  ConformanceCase {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The case in a folder; IllegalArgumentException where it holds what no reader takes. */
  static ConformanceCase read(String folder, Map<String, byte[]> files) {
    OnnxModel model = OnnxModel.parse(files.get(folder + "/model.onnx"));
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    return new ConformanceCase(
        name, model, tensors(folder, "input", files), tensors(folder, "output", files));
  }

  static boolean isOrdinary(OnnxModel model) {
    List<Signature> ends = new ArrayList<>(model.graph().inputs());
    ends.addAll(model.graph().outputs());
    return ends.stream().allMatch(end -> ORDINARY.contains(end.elementType()));
  }

  private static List<Literal> tensors(String folder, String kind, Map<String, byte[]> files) {
    List<Literal> tensors = new ArrayList<>();
    String stem = folder + "/test_data_set_0/" + kind + "_";
    for (byte[] file = files.get(stem + "0.pb");
        file != null;
        file = files.get(stem + tensors.size() + ".pb")) {
      tensors.add(Tensors.read(file));
    }
    return tensors;
  }

  /** Whether each operator is understood in some form. */
  boolean isSupported() {
    return model.graph().nodes().stream().allMatch(Vocabulary::knows);
  }

  /** The operator that a case of one node is about. */
  String subject() {
    List<OnnxNode> nodes = model.graph().nodes();
    return nodes.size() == 1 ? nodes.getFirst().kind() : "graphs of several nodes";
  }

  long opset() {
    return model.opsets().getOrDefault("", 0L);
  }
}
