package org.gauntlet.nn.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import tools.jackson.databind.node.ObjectNode;

/**
 * The safetensors format: the header's length (8 bytes, little-endian), a JSON header padded with
 * blanks to a multiple of 8, then raw float32 data without gaps. Only this much of it is read:
 * dtype F32, tensors in the order of the header.
 */
record SafeTensors(SequencedMap<String, String> metadata, SequencedMap<String, Tensor> tensors) {
  /** Bytes before the header. */
  static final int PREFIX = Long.BYTES;

  /** Bounds what a hostile file can make the JSON parser hold. */
  static final int LONGEST_HEADER = 1 << 24;

  private static final String METADATA = "__metadata__";

  /** Whether the bytes begin as a safetensors file does, with a whole header. */
  static boolean startsWell(byte[] file) {
    if (file.length <= PREFIX || file[PREFIX] != '{') {
      return false;
    }
    long header = headerLength(file);
    return header >= 2 && header <= Math.min(LONGEST_HEADER, file.length - PREFIX);
  }

  static long headerLength(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
  }

  byte[] encode() {
    byte[] header = header();
    int padded = Math.ceilDiv(header.length, PREFIX) * PREFIX;
    int data = tensors.values().stream().mapToInt(SafeTensors::bytes).reduce(0, Math::addExact);
    ByteBuffer file =
        ByteBuffer.allocate(Math.addExact(PREFIX + padded, data)).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(padded).put(header);
    while (file.position() < PREFIX + padded) {
      file.put((byte) ' ');
    }
    for (Tensor tensor : tensors.values()) {
      file.asFloatBuffer().put(tensor.toArray());
      file.position(file.position() + bytes(tensor));
    }
    return file.array();
  }

  /** Reads a file that {@linkplain #startsWell starts well}. */
  static SafeTensors decode(byte[] file) {
    int length = (int) headerLength(file);
    Fields header =
        Json.read("the header", new String(file, PREFIX, length, StandardCharsets.UTF_8));
    ByteBuffer data =
        ByteBuffer.wrap(file, PREFIX + length, file.length - PREFIX - length)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : header.names()) {
      if (!name.equals(METADATA)) {
        tensors.put(name, tensor(header.fields(name), data));
      }
    }
    if (data.hasRemaining()) {
      throw new IllegalArgumentException(
          data.remaining() + " bytes follow the last tensor, expected none");
    }
    return new SafeTensors(header.fields(METADATA).allTexts(), tensors);
  }

  /** The next tensor; leaves the data's position behind it. */
  private static Tensor tensor(Fields json, ByteBuffer data) {
    json.only("dtype", "shape", "data_offsets");
    if (!json.text("dtype").equals("F32")) {
      throw new IllegalArgumentException(
          "dtype of " + json.what() + " must be F32, got " + json.text("dtype"));
    }
    Shape shape = json.shape("shape");
    int from = data.position();
    long to = from + (long) Float.BYTES * shape.size();
    List<Integer> offsets = json.integers("data_offsets");
    if (to > data.limit() || !offsets.equals(List.of(from, (int) to))) {
      throw new IllegalArgumentException(
          "data_offsets of %s must be [%d, %d] within %d bytes of data, got %s"
              .formatted(json.what(), from, to, data.limit(), offsets));
    }
    float[] values = new float[shape.size()];
    data.asFloatBuffer().get(values);
    data.position((int) to);
    return Tensor.adopt(shape, values);
  }

  private byte[] header() {
    ObjectNode json = Json.object();
    ObjectNode strings = json.putObject(METADATA);
    metadata.forEach(strings::put);
    int from = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      int to = from + bytes(tensor.getValue());
      ObjectNode entry = json.putObject(tensor.getKey()).put("dtype", "F32");
      tensor.getValue().shape().dims().forEach(entry.putArray("shape")::add);
      entry.putArray("data_offsets").add(from).add(to);
      from = to;
    }
    return Json.write(json).getBytes(StandardCharsets.UTF_8);
  }

  private static int bytes(Tensor tensor) {
    return Math.multiplyExact(tensor.size(), Float.BYTES);
  }
}
