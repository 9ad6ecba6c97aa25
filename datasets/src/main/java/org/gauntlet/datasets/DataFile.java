package org.gauntlet.datasets;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;

/** Reads whole files into memory, plain or gzip, within limits that a hostile file cannot move. */
final class DataFile {
  /** The most that compressed data may grow when it is unpacked; images grow about fivefold. */
  static final int RATIO = 100;

  private static final int LARGEST = Integer.MAX_VALUE - 8;
  private static final long ALWAYS_ALLOWED = 1 << 20;

  private DataFile() {}

  /** The first of the names that exists in the folder, plain or with {@code .gz}. */
  static Optional<Path> find(Path folder, List<String> names) {
    return names.stream()
        .flatMap(name -> List.of(name, name + ".gz").stream())
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The content of a file; gzip is told by its first bytes and unpacked. */
  static byte[] read(Path file) {
    byte[] bytes = plain(file);
    return FileKind.isGzip(bytes) ? gunzip(file, bytes) : bytes;
  }

  /**
   * Everything the stream yields, refused when it is more than {@link #RATIO} times its compressed
   * size (small content may always unpack to 1 MiB).
   */
  static byte[] inflate(InputStream stream, long compressed, String what) throws IOException {
    int limit = (int) Math.min(LARGEST - 1L, Math.max(ALWAYS_ALLOWED, compressed * RATIO));
    byte[] bytes = stream.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw Refusal.input(
          ("%s unpacks to more than %s bytes, over the limit of %s times its packed "
                  + "size (%s bytes): unpack it yourself if you trust it")
              .formatted(what, limit, RATIO, compressed));
    }
    return bytes;
  }

  private static byte[] plain(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw Refusal.input(
            "%s has %s bytes, at most %s can be read: split the file"
                .formatted(file, size, LARGEST));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw Refusal.input("there is no file %s: check the path".formatted(file), e);
    } catch (IOException e) {
      throw Refusal.input(
          "%s cannot be read (%s): check its permissions".formatted(file, Reason.of(e)), e);
    }
  }

  private static byte[] gunzip(Path file, byte[] packed) {
    try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return inflate(stream, packed.length, file.toString());
    } catch (EOFException e) {
      throw Refusal.input(
          "%s is cut short: its gzip data ends early after %s bytes, fetch the file again"
              .formatted(file, packed.length),
          e);
    } catch (ZipException e) {
      throw Refusal.input(
          "%s holds corrupt gzip data (%s): fetch the file again".formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw Refusal.input(
          "%s cannot be unpacked (%s): fetch the file again".formatted(file, Reason.of(e)), e);
    }
  }
}
