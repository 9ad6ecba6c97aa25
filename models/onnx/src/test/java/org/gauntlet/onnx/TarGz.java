package org.gauntlet.onnx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The regular files of a small tar.gz by name, read into memory: nothing is unpacked. */
final class TarGz {
  private static final int BLOCK = 512;
  private static final long MOST = 1L << 28;

  private TarGz() {}

  static SequencedMap<String, byte[]> read(Path archive) throws IOException {
    SequencedMap<String, byte[]> files = new TreeMap<>();
    long total = 0;
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (byte[] header = in.readNBytes(BLOCK); isEntry(header); header = in.readNBytes(BLOCK)) {
        int size = size(header);
        total += size;
        if (total > MOST) {
          throw new IOException("more than " + MOST + " bytes in " + archive);
        }
        byte[] content = in.readNBytes(size);
        in.skipNBytes(Math.floorMod(-size, BLOCK));
        if (header[156] == '0' || header[156] == 0) {
          files.put(name(header), content);
        }
      }
    }
    return files;
  }

  private static boolean isEntry(byte[] header) {
    return header.length == BLOCK && header[0] != 0;
  }

  private static int size(byte[] header) {
    return Integer.parseInt(text(header, 124, 12).strip(), 8);
  }

  /** The prefix of the ustar format, and the name. */
  private static String name(byte[] header) {
    String prefix = text(header, 345, 155);
    return prefix.isEmpty() ? text(header, 0, 100) : prefix + "/" + text(header, 0, 100);
  }

  private static String text(byte[] header, int from, int length) {
    String field = new String(header, from, length, StandardCharsets.UTF_8);
    int end = field.indexOf('\0');
    return end < 0 ? field : field.substring(0, end);
  }
}
