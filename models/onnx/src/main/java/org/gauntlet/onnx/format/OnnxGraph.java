package org.gauntlet.onnx.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** A graph as the file holds it: nodes in order, and the constants beside them. */
public record OnnxGraph(
    List<OnnxNode> nodes,
    SequencedMap<String, Literal> constants,
    List<Signature> inputs,
    List<Signature> outputs) {
  public OnnxGraph {
    nodes = List.copyOf(nodes);
    constants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(constants));
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  static OnnxGraph read(Wire wire) {
    List<OnnxNode> nodes = new ArrayList<>();
    SequencedMap<String, Literal> constants = new LinkedHashMap<>();
    List<Signature> inputs = new ArrayList<>();
    List<Signature> outputs = new ArrayList<>();
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> nodes.add(OnnxNode.read(wire.message()));
        case 5 -> define(constants, TensorReader.read(wire.message()));
        case 11 -> inputs.add(Signature.read(wire.message()));
        case 12 -> outputs.add(Signature.read(wire.message()));
        case 15 ->
            throw new IllegalArgumentException(
                "it has sparse weights, which are not supported; save them as dense ones");
        default -> wire.skip();
      }
    }
    return new OnnxGraph(nodes, constants, inputs, outputs);
  }

  /** Inputs that are no constants; older files list both. */
  public List<Signature> openInputs() {
    return inputs.stream().filter(input -> !constants.containsKey(input.name())).toList();
  }

  /** Every value that its nodes or its outputs name. */
  Stream<String> reads() {
    return Stream.concat(
        nodes.stream().flatMap(OnnxNode::reads), outputs.stream().map(Signature::name));
  }

  private static void define(SequencedMap<String, Literal> constants, TensorReader.Named tensor) {
    if (constants.put(tensor.name(), tensor.literal()) != null) {
      throw new IllegalArgumentException("there are two tensors '" + tensor.name() + "'");
    }
  }
}
