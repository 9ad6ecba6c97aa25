package org.gauntlet.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Shape;

/** Little-endian float32 and int64 arrays as NumPy writes them, as real numbers. */
record Npy(List<Integer> dims, List<Float> values) {
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");

  static Npy read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int start = 10 + bytes.getShort(8);
    String header = new String(bytes.array(), 10, start - 10, StandardCharsets.ISO_8859_1);
    Matcher shape = SHAPE.matcher(header);
    if (!shape.find()) {
      throw new IOException("no shape in " + header);
    }
    List<Integer> dims =
        Arrays.stream(shape.group(1).split(",", -1))
            .map(String::strip)
            .filter(dim -> !dim.isEmpty())
            .map(Integer::valueOf)
            .toList();
    Float[] values = new Float[dims.stream().reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          header.contains("'<i8'") ? bytes.getLong(start + 8 * i) : bytes.getFloat(start + 4 * i);
    }
    return new Npy(dims, List.of(values));
  }

  /** The first axis counts rows. */
  Batch rows() {
    Shape shape = new Shape(dims.subList(1, dims.size()));
    return Batch.adopt(shape, dims.getFirst(), array());
  }

  float[] array() {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }

  int[] labels() {
    return values.stream().mapToInt(Float::intValue).toArray();
  }
}
