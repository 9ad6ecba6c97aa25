package org.gauntlet.cli;

import java.util.Optional;
import org.gauntlet.core.Refusal;
import picocli.CommandLine.Option;

/** How many cores to use. */
final class EngineOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads to compute on; changes no result (default: all cores)")
  private Optional<Integer> threads = Optional.empty();

  int threads() {
    int count = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (count < 1 || count > 1024) {
      throw Refusal.usage("--threads must be in 1..1024, got " + count);
    }
    return count;
  }
}
