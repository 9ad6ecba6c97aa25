package org.gauntlet.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;

/**
 * The arrays of an npz file, a zip of npy files. Nothing is ever written to disk; archives of too
 * many entries, of entries that unpack too far, and of odd names are refused.
 */
final class NpzArchive implements AutoCloseable {
  private static final int MOST_ENTRIES = 10_000;
  private static final String SUFFIX = ".npy";

  private final Path file;
  private final ZipFile zip;
  private final Map<String, ZipEntry> arrays;

  private NpzArchive(Path file, ZipFile zip, Map<String, ZipEntry> arrays) {
    this.file = file;
    this.zip = zip;
    this.arrays = arrays;
  }

  static NpzArchive open(Path file) {
    try {
      ZipFile zip = new ZipFile(file.toFile());
      try {
        return new NpzArchive(file, zip, arrays(file, zip));
      } catch (Refusal refusal) {
        zip.close();
        throw refusal;
      }
    } catch (IOException e) {
      throw Refusal.input(
          "%s cannot be read as an npz file (%s): save it again".formatted(file, Reason.of(e)), e);
    }
  }

  /** The names of the arrays, sorted. */
  List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /** The first of the named arrays that is there. */
  Optional<NpyArray> find(List<String> names) {
    return names.stream().filter(arrays::containsKey).findFirst().map(this::read);
  }

  private NpyArray read(String name) {
    ZipEntry entry = arrays.get(name);
    String source = "array " + name + " of " + file;
    try (InputStream stream = zip.getInputStream(entry)) {
      return NpyArray.of(source, DataFile.inflate(stream, entry.getCompressedSize(), source));
    } catch (IOException e) {
      throw Refusal.input("%s is corrupt (%s): save it again".formatted(source, Reason.of(e)), e);
    }
  }

  private static Map<String, ZipEntry> arrays(Path file, ZipFile zip) {
    if (zip.size() > MOST_ENTRIES) {
      throw Refusal.input(
          "%s has %s entries, at most %s are read: save only the arrays you need"
              .formatted(file, zip.size(), MOST_ENTRIES));
    }
    Map<String, ZipEntry> arrays = new TreeMap<>();
    zip.stream().forEach(entry -> add(file, entry, arrays));
    return arrays;
  }

  private static void add(Path file, ZipEntry entry, Map<String, ZipEntry> arrays) {
    String path = entry.getName();
    if (path.startsWith("/") || path.contains("..") || path.contains("\\")) {
      throw Refusal.input(
          "%s has an entry named \"%s\", which no npz file has: save it again"
              .formatted(file, path));
    }
    String name = path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
    if (arrays.put(name, entry) != null) {
      throw Refusal.input(
          "%s has two entries named \"%s\", expected one: save it again".formatted(file, path));
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw Refusal.environment("%s cannot be closed (%s)".formatted(file, Reason.of(e)), e);
    }
  }
}
