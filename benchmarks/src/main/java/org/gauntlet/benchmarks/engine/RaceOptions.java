package org.gauntlet.benchmarks.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.gauntlet.benchmarks.race.Duel;
import org.gauntlet.benchmarks.race.Typed;

/**
 * What to measure.
 *
 * @param quick a part of the rows, each for a short time
 * @param threads threads of the rows that compare several threads with one
 * @param narrow whether this JVM measures the attack loops alone, for vectors of 256 bits
 * @param memory the side whose memory this JVM measures, and nothing else
 * @param rows a regular expression that is found in the names of the rows to measure
 * @param json where the rows go as JSON
 * @param markdown where they go as a table
 */
record RaceOptions(
    boolean quick,
    int threads,
    boolean narrow,
    Optional<String> memory,
    Optional<String> rows,
    Optional<Path> json,
    Optional<Path> markdown) {
  private static final String USAGE =
      "usage: benchmarks/run engine [--quick] [--rows REGEX] [--json FILE] [--markdown FILE]"
          + " [--threads N] [--width 256]";

  private static final List<String> OPTIONS =
      List.of("--quick", "--rows", "--json", "--markdown", "--threads", "--width", "--memory");

  RaceOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be >= 1, got " + threads);
    }
    rows.ifPresent(RaceOptions::pattern);
  }

  static RaceOptions parse(List<String> words) {
    Typed typed = new Typed(words, USAGE).only(OPTIONS);
    return new RaceOptions(
        typed.has("--quick"),
        typed.after("--threads").map(Integer::parseInt).orElse(2),
        typed.after("--width").filter(RaceOptions::isNarrow).isPresent(),
        typed.after("--memory"),
        typed.after("--rows"),
        typed.after("--json").map(Path::of),
        typed.after("--markdown").map(Path::of));
  }

  Duel duel() {
    return quick ? new Duel(0.2, 8, 0.4) : new Duel(1, 30, 3);
  }

  /** Whether a row of this name is to be measured. */
  boolean wants(String row) {
    return rows.map(RaceOptions::pattern).map(rows -> rows.matcher(row).find()).orElse(true);
  }

  /** The words that tell another JVM to measure the same rows for narrow vectors. */
  List<String> narrowed() {
    List<String> words = new ArrayList<>(List.of("--width", "256"));
    if (quick) {
      words.add("--quick");
    }
    rows.ifPresent(regex -> words.addAll(List.of("--rows", regex)));
    return words;
  }

  private static Pattern pattern(String rows) {
    try {
      return Pattern.compile(rows);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "--rows must be a regular expression, got '" + rows + "': " + e.getDescription(), e);
    }
  }

  private static boolean isNarrow(String width) {
    if (!width.equals("256")) {
      throw new IllegalArgumentException(
          "--width must be 256, or left out for the machine's own, got " + width);
    }
    return true;
  }
}
