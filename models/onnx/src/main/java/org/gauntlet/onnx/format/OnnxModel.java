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
   * model; allocates nothing on the word of the file alone, and runs nothing.
   *
   * @param external where data outside of the file comes from
   */
  public static OnnxModel parse(byte[] file, ExternalData external) {
    Wire wire = Wire.of(file, external);
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
        case 14 -> {
          Entry entry = Entry.read(wire.message());
          metadata.put(entry.key(), entry.value());
        }
        default -> wire.skip();
      }
    }
    return new OnnxModel(
        producer,
        opsets,
        metadata,
        graph.orElseThrow(() -> new IllegalArgumentException("it holds no graph")));
  }

  /** Reads a file that holds all its data itself. */
  public static OnnxModel parse(byte[] file) {
    return parse(file, ExternalData.REFUSED);
  }

  /** The file, of version 9 of the format. */
  public byte[] encode() {
    return ModelWriter.encode(this);
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
