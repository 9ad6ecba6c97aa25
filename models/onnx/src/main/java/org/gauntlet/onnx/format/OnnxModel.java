package org.gauntlet.onnx.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An ONNX file.
 *
 * @param producer what wrote it
 * @param opsets the version of each operator set by domain; ONNX's own has the empty domain
 * @param metadata what its producer says of it, word by word
 */
public record OnnxModel(
    String producer,
    Map<String, Long> opsets,
    SequencedMap<String, String> metadata,
    OnnxGraph graph) {
  public OnnxModel {
    opsets = Map.copyOf(opsets);
    metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads a file of at most 2 GiB. Refuses with IllegalArgumentException what is no whole ONNX
   * model; allocates nothing on the word of the file alone, opens no other file, and runs nothing.
   */
  public static OnnxModel parse(byte[] file) {
    Wire wire = Wire.of(file);
    String producer = "";
    Map<String, Long> opsets = new LinkedHashMap<>();
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    Optional<OnnxGraph> graph = Optional.empty();
    while (wire.next()) {
      switch (wire.field()) {
        case 2 -> producer = wire.text();
        case 3 -> producer = (producer + " " + wire.text()).strip();
        case 7 -> {
          if (graph.isPresent()) {
            throw new IllegalArgumentException("it holds two graphs, expected one");
          }
          graph = Optional.of(OnnxGraph.read(wire.message()));
        }
        case 8 -> opset(wire.message(), opsets);
        case 14 -> entry(wire.message(), metadata);
        default -> wire.skip();
      }
    }
    return new OnnxModel(
        producer,
        opsets,
        metadata,
        graph.orElseThrow(() -> new IllegalArgumentException("it holds no graph")));
  }

  /** The file, of version 9 of the format. */
  public byte[] encode() {
    return ModelWriter.encode(this);
  }

  private static void entry(Wire wire, SequencedMap<String, String> metadata) {
    String key = "";
    String value = "";
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> key = wire.text();
        case 2 -> value = wire.text();
        default -> wire.skip();
      }
    }
    metadata.put(key, value);
  }

  private static void opset(Wire wire, Map<String, Long> opsets) {
    String domain = "";
    long version = 0;
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> domain = wire.text();
        case 2 -> version = wire.integer();
        default -> wire.skip();
      }
    }
    opsets.put(domain.equals("ai.onnx") ? "" : domain, version);
  }
}
