package org.gauntlet.datasets;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Turns pixel bytes into examples. */
final class Pixels {
  private Pixels() {}

  /** Bytes 0 to 255 from {@code offset} on -> an input in [0, 1]. */
  static Tensor scaled(Shape shape, byte[] bytes, int offset) {
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(bytes[offset + i]) / 255f;
    }
    return Tensor.adopt(shape, values);
  }

  /** The id of an example that has no name of its own, such as {@code mnist-test-00012}. */
  static String id(String prefix, int index) {
    return String.format(Locale.ROOT, "%s-%05d", prefix, index);
  }

  /** Images in [0, 1] of classes that are known by name. */
  static Dataset dataset(String name, Shape shape, List<String> classes, List<Example> examples) {
    return new Dataset(name, new Domain(shape, 0, 1, classes.size()), classes, examples);
  }

  /** The names of n classes that have only numbers. */
  static List<String> numbered(int n) {
    return IntStream.range(0, n).mapToObj(String::valueOf).toList();
  }
}
