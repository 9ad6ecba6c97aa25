package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.OnnxNode;
import org.gauntlet.onnx.format.Signature;

/**
 * Walks an ONNX graph once and grows a network beside it. Shapes are worked out for one batch size
 * that stands for all: a large prime where the file leaves it open, so that no other extent can be
 * taken for it. Refuses with IllegalArgumentException.
 */
final class Translator {
  /** The first prime that is larger than any constant may have elements. */
  private static final int ANY_BATCH = 16_777_259;

  private static final long OLDEST = 7;
  private static final long NEWEST = 24;

  private final OnnxModel model;
  private final Wiring wiring;
  private final long opset;
  private final Draft draft = new Draft();
  private final Map<String, Known> known = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private int batch = ANY_BATCH;
  private long folded;

  private Translator(OnnxModel model) {
    this.model = model;
    wiring = Wiring.of(model.graph());
    opset = opset(model);
  }

  static Imported translate(OnnxModel model) {
    return new Translator(model).translate();
  }

  /** The nodes between the input and the logits, in the order of the file. */
  static List<OnnxNode> read(OnnxModel model) {
    Translator translator = new Translator(model);
    return translator.wiring.behind(translator.tap().value());
  }

  private LogitsTap tap() {
    return LogitsTap.of(output(), wiring.makers(), opset);
  }

  private Imported translate() {
    Signature input = input();
    LogitsTap tap = tap();
    tap.skipped()
        .ifPresent(node ->
            notes.add(
                "logits are taken before the last %s ('%s')"
                    .formatted(node.operator(), node.label())));
    List<OnnxNode> nodes = wiring.behind(tap.value());
    refuseUnknown(nodes);
    model.graph().constants().forEach((name, literal) -> known.put(name, new Known.Fixed(literal)));
    known.put(input.name(), new Known.Flow(start(input), 0));
    nodes.forEach(this::define);
    InputContract contract = InputContract.of(input.name(), nodes, known);
    notes.add(contract.note());
    return new Imported(network(tap.value(), contract), tap.value(), notes);
  }

  private static long opset(OnnxModel model) {
    Long opset = model.opsets().get("");
    if (opset == null || opset < OLDEST || opset > NEWEST) {
      throw new IllegalArgumentException(
          "it uses version %s of ONNX's operators, supported are %d to %d; export it again with one of these"
              .formatted(opset == null ? "none" : opset, OLDEST, NEWEST));
    }
    return opset;
  }

  private Signature input() {
    List<Signature> inputs = model.graph().openInputs();
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          "it has the inputs %s, expected one"
              .formatted(inputs.stream().map(Signature::name).toList()));
    }
    Signature input = inputs.getFirst();
    if (input.elementType() == 0 || !ElementType.numbered(input.elementType()).isReal()) {
      throw new IllegalArgumentException(
          "input '%s' takes whole numbers, such as tokens, which have no gradient; only real inputs are supported"
              .formatted(input.name()));
    }
    return input;
  }

  /** The first output; the others are noted. */
  private String output() {
    List<String> outputs = model.graph().outputs().stream().map(Signature::name).toList();
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("it has no output");
    }
    if (outputs.size() > 1) {
      notes.add("of the outputs %s the first is taken for the scores".formatted(outputs));
    }
    return outputs.getFirst();
  }

  /** The model's input: its first axis is the batch, the others must be numbers. */
  private Value start(Signature input) {
    List<Signature.Extent> extents = input.extents();
    boolean open = extents.stream().skip(1).anyMatch(extent -> extent.size().isEmpty());
    if (extents.size() < 2 || open) {
      throw new IllegalArgumentException(
          "input '%s' has shape %s, expected a batch axis and then fixed extents; export it with a fixed size"
              .formatted(input.name(), input.shape()));
    }
    extents
        .getFirst()
        .size()
        .ifPresent(fixed -> {
          batch = Math.toIntExact(fixed);
          notes.add("the file fixes the batch to %d; here any number is taken".formatted(fixed));
        });
    Shape shape =
        new Shape(
            extents.stream()
                .skip(1)
                .map(extent -> Math.toIntExact(extent.size().getAsLong()))
                .toList());
    return draft.input("input", shape);
  }

  private void refuseUnknown(List<OnnxNode> nodes) {
    List<Usage> unknown = Usage.of(nodes).stream().filter(usage -> !usage.supported()).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "it uses operators that are not supported: %s; wrap the model as a ScoreModel to attack it as a black box"
              .formatted(unknown.stream().map(Usage::toString).toList()));
    }
  }

  private void define(OnnxNode node) {
    try {
      List<Known> values = Vocabulary.translate(call(node));
      for (int i = 0; i < Math.min(values.size(), node.outputs().size()); i++) {
        define(node.outputs().get(i), values.get(i));
      }
    } catch (IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException
        | NoSuchElementException e) {
      throw new IllegalArgumentException(
          "node '%s' (%s): %s".formatted(node.label(), node.kind(), e.getMessage()), e);
    }
  }

  private void define(String output, Known value) {
    Grid.checkSize(value);
    folded += value instanceof Known.Fixed(var literal) ? literal.size() : 0;
    if (folded > 4L * Grid.LARGEST) {
      throw new IllegalArgumentException("it makes more constants than can be held");
    }
    if (!output.isEmpty()) {
      known.put(output, value);
    }
  }

  private Call call(OnnxNode node) {
    List<Optional<Known>> inputs = new ArrayList<>();
    for (String name : node.inputs()) {
      if (!name.isEmpty() && !known.containsKey(name)) {
        throw new IllegalArgumentException("it reads '" + name + "', which no earlier node makes");
      }
      inputs.add(Optional.ofNullable(known.get(name)));
    }
    return new Call(node, inputs, opset, batch, draft);
  }

  private Network network(String logits, InputContract contract) {
    if (!(known.get(logits) instanceof Known.Flow(Value scores, int rows, boolean _))) {
      throw new IllegalArgumentException("output '" + logits + "' does not depend on the input");
    }
    if (rows != 0 || scores.shape().rank() != 1) {
      throw new IllegalArgumentException(
          "its scores have shape %s for each example, expected one number for each class"
              .formatted(scores.shape()));
    }
    Value classes = scores.shape().size() == 1 ? twoClasses(scores) : scores;
    Domain domain = new Domain(inputShape(), 0, contract.high(), classes.shape().size());
    Network network = draft.network(classes, domain);
    if (network.parameters().values().stream().anyMatch(tensor -> !tensor.isFinite())) {
      notes.add("some weights are NaN or infinite");
    }
    return network;
  }

  private Shape inputShape() {
    String name = model.graph().openInputs().getFirst().name();
    return ((Known.Flow) known.get(name)).shape();
  }

  /** One logit z of a binary model as the logits (0, z), whose softmax is the same probability. */
  private Value twoClasses(Value z) {
    notes.add("the single logit z is answered as two, (0, z)");
    Map<String, Tensor> tensors =
        Map.of("weight", Tensor.of(Shape.of(2, 1), 0, 1), "bias", Tensor.filled(Shape.of(2), 0));
    return draft.with(z, new Dense(2), tensors);
  }
}
