package org.gauntlet.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A list of cases and modes, one case on a line: {@code test_relu folded rows # why}. What follows
 * a # is a reason.
 */
record Manifest(SortedMap<String, Set<ConformanceMode>> listed) {
  private static final Path FOLDER = Path.of("src/test/resources/org/gauntlet/onnx");

  /** What must pass. */
  static final Path PASSING = FOLDER.resolve("conformance.txt");

  /** What is answered, but not as the suite has it: each line needs a reason. */
  static final Path DIFFERENT = FOLDER.resolve("conformance-differs.txt");

  /** What is not answered though its operator is understood: each line needs a reason. */
  static final Path REFUSED = FOLDER.resolve("conformance-refused.txt");

  Manifest {
    listed = Collections.unmodifiableSortedMap(listed);
  }

  static Manifest read(Path file) {
    SortedMap<String, Set<ConformanceMode>> listed = new TreeMap<>();
    for (String line : lines(file)) {
      String[] words = line.split("#", 2)[0].strip().split(" +", -1);
      if (!words[0].isEmpty()) {
        listed.put(words[0], modes(Arrays.copyOfRange(words, 1, words.length)));
      }
    }
    return new Manifest(listed);
  }

  /** The reason behind each case of a file. */
  static SortedMap<String, String> reasons(Path file) {
    SortedMap<String, String> reasons = new TreeMap<>();
    for (String line : lines(file)) {
      String[] parts = line.split(" # ", 2);
      if (!line.startsWith("#")) {
        reasons.put(parts[0].split(" ", 2)[0], parts.length > 1 ? parts[1] : "");
      }
    }
    return reasons;
  }

  static Iterable<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String name, ConformanceMode mode) {
    return listed.getOrDefault(name, Set.of()).contains(mode);
  }

  /** These and those: nothing that is listed is ever taken off by a program. */
  Manifest with(Map<String, Set<ConformanceMode>> more) {
    SortedMap<String, Set<ConformanceMode>> all = new TreeMap<>(listed);
    more.forEach((name, modes) ->
        all.merge(
            name,
            modes,
            (a, b) -> {
              Set<ConformanceMode> both = EnumSet.copyOf(a);
              both.addAll(b);
              return both;
            }));
    return new Manifest(all);
  }

  /** The lines of a file. */
  String text() {
    return listed.entrySet().stream()
        .map(line ->
            line.getKey()
                + line.getValue().stream().map(mode -> " " + mode).collect(Collectors.joining()))
        .collect(
            Collectors.joining(
                "\n", "# Cases of ONNX's own suite that must pass, and in which modes.\n", "\n"));
  }

  private static Set<ConformanceMode> modes(String... words) {
    Set<ConformanceMode> modes = EnumSet.noneOf(ConformanceMode.class);
    for (String word : words) {
      modes.add(ConformanceMode.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    return modes;
  }
}
