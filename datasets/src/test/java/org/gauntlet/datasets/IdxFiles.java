package org.gauntlet.datasets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files as the original page describes them. */
final class IdxFiles {
  private IdxFiles() {}

  /** n images of 2 x 3 pixels, counting up from 0 and around at 256. */
  static byte[] images(int n) {
    byte[] pixels = new byte[6 * n];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return array(pixels, n, 2, 3);
  }

  static byte[] labels(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return array(bytes, labels.length);
  }

  static byte[] array(byte[] content, int... extents) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * extents.length + content.length);
    buffer.putInt(8 << 8 | extents.length);
    for (int extent : extents) {
      buffer.putInt(extent);
    }
    return buffer.put(content).array();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }

  static void write(Path folder, Split split, byte[] images, byte[] labels) throws IOException {
    String prefix = split == Split.TRAIN ? "train" : "t10k";
    Files.write(folder.resolve(prefix + "-images-idx3-ubyte"), images);
    Files.write(folder.resolve(prefix + "-labels-idx1-ubyte"), labels);
  }
}
