package org.gauntlet.onnx;

import java.util.List;
import org.gauntlet.onnx.format.Attribute;
import org.gauntlet.onnx.format.OnnxNode;

/** What a node of scikit-learn's operators is told; lists that are left out are empty. */
record Told(OnnxNode node) {
  float[] reals(String name) {
    if (node.attributes().get(name) instanceof Attribute.Reals(List<Float> values)) {
      float[] reals = new float[values.size()];
      for (int i = 0; i < reals.length; i++) {
        reals[i] = values.get(i);
      }
      return reals;
    }
    return new float[0];
  }

  List<Long> wholes(String name) {
    return node.attributes().get(name) instanceof Attribute.Wholes(List<Long> values)
        ? values
        : List.of();
  }

  List<String> texts(String name) {
    return node.attributes().get(name) instanceof Attribute.Texts(List<String> values)
        ? values
        : List.of();
  }

  long whole(String name, long otherwise) {
    return node.attributes().get(name) instanceof Attribute.Whole(long value) ? value : otherwise;
  }

  float real(String name, float otherwise) {
    return node.attributes().get(name) instanceof Attribute.Real(float value) ? value : otherwise;
  }

  String text(String name, String otherwise) {
    return node.attributes().get(name) instanceof Attribute.Text(String value) ? value : otherwise;
  }

  /** How many classes it names. */
  int labels() {
    int named = texts("classlabels_strings").size();
    int numbered = wholes("classlabels_ints").size() + wholes("classlabels_int64s").size();
    return Math.max(named, numbered);
  }
}
