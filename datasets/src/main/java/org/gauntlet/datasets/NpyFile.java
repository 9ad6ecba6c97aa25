package org.gauntlet.datasets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;

/** Single arrays in NumPy's npy format, as rows of numbers. */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyFile() {}

  /** An array (N, ...) of at least one row, rounded to float32. */
  public static Batch rows(Path file) {
    NpyArray array = read(file);
    if (array.extents().size() < 2 || array.size() == 0) {
      throw Refusal.input(
          "%s has shape %s, expected rows (N, ...): save an array with a first axis of examples"
              .formatted(file, array.extents()));
    }
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.at(i);
    }
    Shape shape = new Shape(array.extents().subList(1, array.extents().size()));
    return Batch.adopt(shape, array.extents().getFirst(), values);
  }

  /** An array (N) of whole numbers. */
  public static int[] labels(Path file) {
    NpyArray array = read(file);
    int[] labels = new int[array.size()];
    Arrays.setAll(labels, i -> (int) array.at(i));
    for (int i = 0; i < labels.length; i++) {
      if (array.extents().size() != 1 || labels[i] != array.at(i)) {
        throw Refusal.input(
            "%s has shape %s and holds %s, expected whole numbers (N): save one label for each row"
                .formatted(file, array.extents(), array.at(i)));
      }
    }
    return labels;
  }

  /** The bytes of an npy file, version 1, little-endian float32 (N, ...). */
  public static byte[] encode(Batch rows) {
    String dims =
        rows.shape().dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %s), }"
            .formatted(rows.size(), dims);
    int start = Math.ceilDiv(MAGIC.length + Short.BYTES + text.length() + 1, ALIGNMENT) * ALIGNMENT;
    String header =
        text + " ".repeat(start - MAGIC.length - Short.BYTES - text.length() - 1) + "\n";
    int width = rows.shape().size();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(start, Math.multiplyExact(4 * rows.size(), width)))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putShort((short) header.length()).put(header.getBytes(ISO_8859_1));
    for (int i = 0; i < rows.size(); i++) {
      for (int k = 0; k < width; k++) {
        bytes.putFloat(rows.at(i, k));
      }
    }
    return bytes.array();
  }

  private static NpyArray read(Path file) {
    return NpyArray.of(file.toString(), DataFile.read(file));
  }
}
