package org.gauntlet.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gauntlet.onnx.ExternalFiles;

/** ONNX files for inputs 28x28 grey: Div by a number, Flatten, Gemm, and a last operator. */
final class OnnxModels {
  /** As far as the file itself tells. */
  static final OnnxReading PLAIN = new OnnxReading(ExternalFiles.REFUSED, Optional.empty());

  private OnnxModels() {}

  /**
   * Weights within the file.
   *
   * @param divisor what the graph divides its inputs by
   * @param last the operator behind the logits, such as Softmax
   */
  static Path write(Path file, float divisor, String last) {
    return write(file, divisor, last, message(9, weights()));
  }

  /** The same for a divisor of 1 and no last operator, with weights in a file of this name. */
  static Path writeApart(Path file, String data) {
    Models.write(file.resolveSibling(data), weights());
    byte[] location = join(text(1, "location"), text(2, data));
    return write(file, 1, "Identity", join(message(13, location), number(14, 1)));
  }

  private static byte[] weights() {
    float[] weights = new float[10 * 784];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (i * 37 % 101 - 50) / 500f;
    }
    return floats(weights);
  }

  private static Path write(Path file, float divisor, String last, byte[] weights) {
    byte[] graph =
        join(
            message(1, node("Div", List.of("x", "divisor"), "d")),
            message(1, node("Flatten", List.of("d"), "f")),
            message(1, node("MatMul", List.of("f", "w"), "z")),
            message(1, node(last, List.of("z"), "y")),
            message(5, join(number(2, 1), text(8, "divisor"), message(9, floats(divisor)))),
            message(5, join(number(1, 784), number(1, 10), number(2, 1), text(8, "w"), weights)),
            message(11, value("x", 1, 28, 28)),
            message(12, value("y", 10)));
    return Models.write(
        file, join(number(1, 8), text(2, "hand"), message(7, graph), message(8, number(2, 13))));
  }

  private static byte[] node(String operator, List<String> inputs, String output) {
    byte[] read = join(inputs.stream().map(input -> text(1, input)).toArray(byte[][]::new));
    return join(read, text(2, output), text(3, "the_" + output), text(4, operator));
  }

  private static byte[] value(String name, int... extents) {
    byte[] shape = message(1, text(2, "batch"));
    for (int extent : extents) {
      shape = join(shape, message(1, number(1, extent)));
    }
    byte[] type = message(1, join(number(1, 1), message(2, shape)));
    return join(text(1, name), message(2, type));
  }

  private static byte[] text(int field, String value) {
    return message(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] message(int field, byte[] content) {
    return join(varint((field << 3) | 2), varint(content.length), content);
  }

  private static byte[] number(int field, int value) {
    return join(varint(field << 3), varint(value));
  }

  private static byte[] varint(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int rest = value;
    while (rest > 127) {
      out.write((rest & 127) | 128);
      rest >>>= 7;
    }
    out.write(rest);
    return out.toByteArray();
  }

  private static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
