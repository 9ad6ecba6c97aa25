package org.gauntlet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Numbers;
import org.gauntlet.core.Refusal;
import org.gauntlet.onnx.Units;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words about what is not written in an ONNX file, or not in it alone. */
final class InputOptions {
  @Mixin private ExternalOption external = new ExternalOption();

  @Option(
      names = "--input-range",
      paramLabel = "LOW,HIGH",
      description =
          "which values an ONNX model takes, such as 0,255 or -1,1 (default: what its first steps"
              + " tell; 0,1 where they are silent and clean accuracy agrees)")
  private Optional<String> range = Optional.empty();

  @Option(
      names = "--input-mean",
      paramLabel = "M[,M...]",
      description =
          "what is subtracted before an ONNX model, such as 0.485,0.456,0.406, where the file does"
              + " not do it itself")
  private Optional<String> mean = Optional.empty();

  @Option(
      names = "--input-std",
      paramLabel = "S[,S...]",
      description = "what is then divided by, such as 0.229,0.224,0.225")
  private Optional<String> deviation = Optional.empty();

  /** Refuses wrong words before anything is read. */
  void check() {
    reading();
  }

  OnnxReading reading() {
    return new OnnxReading(external.files(), units());
  }

  /** Empty where nothing is said of them. */
  private Optional<Units> units() {
    if (mean.isPresent() != deviation.isPresent()) {
      throw Refusal.usage("--input-mean and --input-std belong together: pass both or none");
    }
    if (range.isEmpty() && mean.isEmpty()) {
      return Optional.empty();
    }
    List<Float> ends = range.map(words -> floats("--input-range", words)).orElse(List.of(0f, 1f));
    if (ends.size() != 2) {
      throw Refusal.usage("--input-range must be LOW,HIGH such as 0,255, got " + range.get());
    }
    try {
      return Optional.of(
          new Units(
              ends.get(0),
              ends.get(1),
              mean.map(words -> floats("--input-mean", words)).orElse(List.of(0f)),
              deviation.map(words -> floats("--input-std", words)).orElse(List.of(1f))));
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("--input-range, --input-mean and --input-std: " + e.getMessage());
    }
  }

  private static List<Float> floats(String option, String words) {
    List<Float> floats = new ArrayList<>();
    for (String word : words.split(",", -1)) {
      floats.add((float) Numbers.parse(option, word.strip()));
    }
    return floats;
  }
}
