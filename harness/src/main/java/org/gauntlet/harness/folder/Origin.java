package org.gauntlet.harness.folder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Where a run comes from.
 *
 * @param version of the tool; a run is resumed only by the version that began it
 * @param command the words that reproduce the run
 * @param environment JVM, operating system, CPU, threads: recorded, not compared
 */
public record Origin(
    String version, List<String> command, SequencedMap<String, String> environment) {
  public Origin {
    command = List.copyOf(command);
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
  }
}
