package org.gauntlet.benchmarks.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gauntlet.benchmarks.race.Duel;
import org.gauntlet.benchmarks.race.Typed;

/**
 * What to measure.
 *
 * @param quick each row for a short time
 * @param models the folder with fast_fgsm.onnx and lenet5_clean.onnx; without it networks of the
 *     same form with fresh weights take their place
 * @param json where the rows go as JSON
 * @param markdown where they go as a table
 */
record OnnxOptions(
    boolean quick, Optional<Path> models, Optional<Path> json, Optional<Path> markdown) {
  private static final String USAGE =
      "usage: benchmarks/run onnx [--quick] [--models DIR] [--json FILE] [--markdown FILE]";

  private static final List<String> OPTIONS =
      List.of("--quick", "--models", "--json", "--markdown");

  static OnnxOptions parse(List<String> words) {
    Typed typed = new Typed(words, USAGE).only(OPTIONS);
    return new OnnxOptions(
        typed.has("--quick"),
        typed.after("--models").map(Path::of),
        typed.after("--json").map(Path::of),
        typed.after("--markdown").map(Path::of));
  }

  Duel duel() {
    return quick ? new Duel(0.2, 8, 1) : new Duel(1, 30, 8);
  }
}
