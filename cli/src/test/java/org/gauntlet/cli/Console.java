package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What one run of the program in this process came to. */
record Console(int code, String out, String err) {

  static Console run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Console(code, out.toString(), err.toString());
  }

  /** Runs a line of words in which HERE, MODEL (the linear one there) and OUT stand for paths. */
  static Console run(String words, Path here, Path out) {
    return run(
        Stream.of(words.split(" +"))
            .map(word -> word.replace("MODEL", "HERE/linear.safetensors"))
            .map(word -> word.replace("HERE", here.toString()))
            .map(word -> word.replace("OUT", out.toString()))
            .toArray(String[]::new));
  }

  /** Ended with this code and one line that holds the complaint, and did nothing else. */
  void complains(int expected, String complaint) {
    assertThat(err.lines()).as("standard error").hasSize(1);
    assertThat(err).startsWith("gauntlet: ").contains(complaint).doesNotContain("\tat ");
    assertThat(code).isEqualTo(expected);
    assertThat(out).isEmpty();
  }

  /** What the program complained of, without its progress. */
  List<String> complaints() {
    return err.lines().filter(line -> line.startsWith("gauntlet: ")).toList();
  }
}
