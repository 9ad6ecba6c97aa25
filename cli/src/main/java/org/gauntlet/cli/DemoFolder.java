package org.gauntlet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;

/** The demo's own folder, which only the demo empties. */
final class DemoFolder {
  private static final String MARK = ".gauntlet-demo";

  private DemoFolder() {}

  /** An empty folder under the given path; refuses one that holds anything but an earlier demo. */
  static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(MARK)) && !isEmpty(folder)) {
        throw Refusal.usage(folder + " is not empty and no earlier demo: choose another --out");
      }
      empty(folder);
      AtomicFile.write(folder.resolve(MARK), new byte[0]);
    } catch (IOException e) {
      throw Refusal.environment(
          "cannot use %s for the demo (%s): choose another --out".formatted(folder, Reason.of(e)),
          e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void empty(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> files = Files.walk(folder)) {
      inside =
          files.filter(file -> !file.equals(folder)).sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : inside) {
      Files.delete(file);
    }
  }
}
