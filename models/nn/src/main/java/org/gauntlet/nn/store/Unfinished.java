package org.gauntlet.nn.store;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.nn.train.Milestone;

/**
 * A training that has not ended, as one file from which it goes on. Equal trainings give equal
 * bytes.
 *
 * @param settings all that decides how it goes on: architecture, data, options, seed
 * @param seconds spent on it so far
 */
public record Unfinished(
    SequencedMap<String, String> settings, double seconds, Milestone milestone) {
  public Unfinished {
    settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("seconds must be >= 0, got " + seconds);
    }
  }

  /** Replaces the file whole or not at all. */
  public void write(Path file) {
    AtomicFile.write(file, UnfinishedBytes.encode(this));
  }

  /** Reads a file and refuses all but an undamaged training of this version. */
  public static Unfinished read(Path file) {
    return UnfinishedBytes.decode(file.toString(), InputFile.read(file));
  }
}
