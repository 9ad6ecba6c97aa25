package org.gauntlet.onnx.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One node of an ONNX graph. An input or output that is left out has the empty name.
 *
 * @param operator what it does, such as Conv
 * @param domain whose operator that is; empty for ONNX's own
 */
public record OnnxNode(
    String name,
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes) {
  public OnnxNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Map.copyOf(attributes);
  }

  static OnnxNode read(Wire wire) {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    String name = "";
    String operator = "";
    String domain = "";
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> inputs.add(wire.text());
        case 2 -> outputs.add(wire.text());
        case 3 -> name = wire.text();
        case 4 -> operator = wire.text();
        case 5 -> {
          Attribute.Named attribute = Attribute.read(wire.message());
          attributes.put(attribute.name(), attribute.value());
        }
        case 7 -> domain = wire.text();
        default -> wire.skip();
      }
    }
    String own = domain.equals("ai.onnx") ? "" : domain;
    return new OnnxNode(name, operator, own, inputs, outputs, attributes);
  }

  /** Every value that it may read: its inputs, and what its branches take from around them. */
  public Stream<String> reads() {
    return Stream.concat(inputs.stream(), branches().flatMap(OnnxGraph::reads));
  }

  private Stream<OnnxGraph> branches() {
    return attributes.values().stream()
        .filter(Attribute.Graph.class::isInstance)
        .map(attribute -> ((Attribute.Graph) attribute).value());
  }

  /** The operator with its domain. */
  public String kind() {
    return domain.isEmpty() ? operator : domain + "." + operator;
  }

  /** What to call it in a message: its name, or what it makes. */
  public String label() {
    return !name.isEmpty() || outputs.isEmpty() ? name : outputs.getFirst();
  }
}
