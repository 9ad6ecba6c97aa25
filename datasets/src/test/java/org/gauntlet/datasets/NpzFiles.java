package org.gauntlet.datasets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes npy arrays and npz archives as NumPy does. */
final class NpzFiles {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  NpzFiles with(String name, byte[] npy) {
    entries.put(name + ".npy", npy);
    return this;
  }

  NpzFiles withEntry(String entry, byte[] content) {
    entries.put(entry, content);
    return this;
  }

  Path write(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  /** Version 1 of the format; {@code shape} as Python writes tuples. */
  static byte[] npy(String descr, boolean fortran, String shape, byte[] content) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
            .formatted(descr, fortran ? "True" : "False", shape);
    String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
    ByteBuffer buffer =
        ByteBuffer.allocate(10 + padded.length() + content.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
            .putShort((short) padded.length())
            .put(padded.getBytes(ISO_8859_1))
            .put(content);
    return buffer.array();
  }

  static byte[] floats(String shape, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return npy("<f4", false, shape, bytes.array());
  }

  static byte[] longs(String shape, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return npy("<i8", false, shape, bytes.array());
  }

  static byte[] bytes(String shape, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return npy("|u1", false, shape, bytes);
  }
}
