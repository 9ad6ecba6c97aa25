package org.gauntlet.harness;

import java.util.List;
import java.util.SequencedMap;

/**
 * Where a run came from; stored as manifest.json before the first attack and completed at the end.
 *
 * @param settings every setting that decides the result, by name, in a fixed order; a resumed run
 *     must have the same
 * @param command the words that reproduce the run
 * @param environment tool version, JVM, operating system, CPU, threads: recorded, not compared
 * @param started and finished: UTC, ISO-8601; finished is empty while the run is unfinished
 */
public record Manifest(
    int schema,
    SequencedMap<String, String> settings,
    List<String> command,
    SequencedMap<String, String> environment,
    String started,
    String finished) {

  /** This manifest of a run that is now finished. */
  public Manifest finished(String at) {
    return new Manifest(schema, settings, command, environment, started, at);
  }
}
