package org.gauntlet.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gauntlet.core.Domain;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Network;

/**
 * What a file of ours says in its metadata, because ONNX has no words for it.
 *
 * @param learned names of factors and terms that training may move; others are constants
 */
record OwnFile(float low, float high, Set<String> learned) {
  private static final String LOW = "gauntlet.input_low";
  private static final String HIGH = "gauntlet.input_high";
  private static final String LEARNED = "gauntlet.learned";

  OwnFile {
    learned = Set.copyOf(learned);
  }

  static SequencedMap<String, String> of(Network network) {
    Domain domain = network.domain();
    SequencedMap<String, String> entries = new LinkedHashMap<>();
    entries.put(LOW, Float.toString(domain.low()));
    entries.put(HIGH, Float.toString(domain.high()));
    String learned =
        network.graph().nodes().stream()
            .filter(node -> node.operator() instanceof Affine affine && affine.learned())
            .flatMap(node -> Stream.of(node.parameter("scale"), node.parameter("shift")))
            .collect(Collectors.joining(" "));
    if (!learned.isEmpty()) {
      entries.put(LEARNED, learned);
    }
    return entries;
  }

  /** Empty for files that others wrote. */
  static Optional<OwnFile> of(Map<String, String> metadata) {
    if (!metadata.containsKey(LOW) || !metadata.containsKey(HIGH)) {
      return Optional.empty();
    }
    Set<String> learned =
        Pattern.compile(" ")
            .splitAsStream(metadata.getOrDefault(LEARNED, ""))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    return Optional.of(new OwnFile(number(metadata, LOW), number(metadata, HIGH), learned));
  }

  private static float number(Map<String, String> metadata, String key) {
    try {
      return Float.parseFloat(metadata.get(key));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "its metadata '%s' must be a number, got '%s'".formatted(key, metadata.get(key)), e);
    }
  }
}
