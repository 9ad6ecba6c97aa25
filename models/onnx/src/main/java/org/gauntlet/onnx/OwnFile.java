package org.gauntlet.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.gauntlet.core.Domain;

/** What a file of ours says in its metadata, because ONNX has no words for it. */
record OwnFile(float low, float high) {
  private static final String LOW = "gauntlet.input_low";
  private static final String HIGH = "gauntlet.input_high";

  static SequencedMap<String, String> of(Domain domain) {
    SequencedMap<String, String> entries = new LinkedHashMap<>();
    entries.put(LOW, Float.toString(domain.low()));
    entries.put(HIGH, Float.toString(domain.high()));
    return entries;
  }

  /** Empty for files that others wrote. */
  static Optional<OwnFile> of(Map<String, String> metadata) {
    if (!metadata.containsKey(LOW) || !metadata.containsKey(HIGH)) {
      return Optional.empty();
    }
    return Optional.of(new OwnFile(number(metadata, LOW), number(metadata, HIGH)));
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
