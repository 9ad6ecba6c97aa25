package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxGraph;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.OnnxNode;
import org.gauntlet.onnx.format.Signature;

/**
 * Writes networks as ONNX, version 20 of its operators: names are kept, weights keep their bits,
 * and the batch is an open axis. What ONNX does not say, the range of inputs and that the output is
 * logits, goes into the file's metadata; reading such a file gives the network back, but for steps
 * that move no value, such as a Slice of everything.
 */
public final class OnnxExport {
  private static final long OPSET = 20;
  private static final String BATCH = "batch";

  private OnnxExport() {}

  /** A node whose operator has no form in ONNX here. */
  public record Unwritable(Node node, String why) {
    @Override
    public String toString() {
      return "%s %s (%s)".formatted(node.name(), node.operator(), why);
    }
  }

  /** The nodes that keep a network from being written; none for most. */
  public static List<Unwritable> unwritable(Network network) {
    List<Unwritable> found = new ArrayList<>();
    forms(network)
        .forEach((node, form) -> {
          if (form instanceof Form.Missing(String why)) {
            found.add(new Unwritable(node, why));
          }
        });
    return found;
  }

  /** The file. Refuses a network with nodes that are {@linkplain #unwritable unwritable}. */
  public static byte[] encode(Network network) {
    return encode(network, new LinkedHashMap<>());
  }

  /**
   * The file, with more entries for its metadata.
   *
   * @param about such as class names; keys must not begin with "gauntlet."
   */
  public static byte[] encode(Network network, SequencedMap<String, String> about) {
    List<Unwritable> unwritable = unwritable(network);
    if (!unwritable.isEmpty()) {
      throw Refusal.input(
          "the network cannot be written as ONNX: it has no form there for %s; keep it as a checkpoint"
              .formatted(unwritable));
    }
    SequencedMap<String, String> metadata = new LinkedHashMap<>(about);
    OwnFile.of(network).forEach(metadata::put);
    return new OnnxModel("gauntlet", Map.of("", OPSET), metadata, graph(network)).encode();
  }

  private static OnnxGraph graph(Network network) {
    List<OnnxNode> nodes = new ArrayList<>();
    SequencedMap<String, Literal> constants = new LinkedHashMap<>();
    for (Form form : forms(network).values()) {
      if (form instanceof Form.Written(var written, var read)) {
        nodes.addAll(written);
        constants.putAll(read);
      }
    }
    Graph.Input input = network.graph().inputs().getFirst();
    String output = network.graph().outputs().getFirst();
    if (output.equals(input.name())) {
      output = output + ".same";
      nodes.add(
          new OnnxNode(output, "Identity", "", List.of(input.name()), List.of(output), Map.of()));
    }
    return new OnnxGraph(
        nodes,
        constants,
        List.of(signature(input.name(), input.shape(), isTokens(network))),
        List.of(signature(output, Shape.of(network.domain().classes()), false)));
  }

  private static SequencedMap<Node, Form> forms(Network network) {
    Map<String, Shape> shapes = network.graph().shapes();
    SequencedMap<Node, Form> forms = new LinkedHashMap<>();
    String input = network.graph().inputs().getFirst().name();
    boolean tokens = isTokens(network);
    for (Node node : network.graph().nodes()) {
      List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
      Phrase phrase = new Phrase(node, inputs, network.parameters());
      forms.put(node, Forms.of(node.operator(), phrase, input, tokens));
    }
    return forms;
  }

  /** Whether embeddings read the input, and nothing else does. */
  private static boolean isTokens(Network network) {
    String input = network.graph().inputs().getFirst().name();
    List<Node> readers =
        network.graph().nodes().stream().filter(node -> node.inputs().contains(input)).toList();
    return !readers.isEmpty()
        && readers.stream().allMatch(node -> node.operator() instanceof Embedding);
  }

  private static Signature signature(String name, Shape shape, boolean tokens) {
    Stream<Signature.Extent> own =
        shape.dims().stream().map(dim -> new Signature.Extent(OptionalLong.of(dim), ""));
    Signature.Extent batch = new Signature.Extent(OptionalLong.empty(), BATCH);
    return new Signature(
        name,
        (tokens ? ElementType.INT64 : ElementType.FLOAT).number(),
        Stream.concat(Stream.of(batch), own).toList());
  }
}
