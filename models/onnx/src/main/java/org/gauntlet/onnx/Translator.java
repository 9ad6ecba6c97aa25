package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Versions 25 to 28 add element types, and attributes that the rules ask for. */
  private static final long NEWEST = 28;

  private final OnnxModel model;
  private final Wiring wiring;
  private final long opset;
  private final Optional<OwnFile> own;
  private final Draft draft;
  private final List<String> notes = new ArrayList<>();
  private int batch = ANY_BATCH;

  private Translator(OnnxModel model) {
    this.model = model;
    wiring = Wiring.of(model.graph());
    opset = opset(model);
    own = OwnFile.of(model.metadata());
    draft = new Draft(own.map(OwnFile::learned).orElse(Set.of()));
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
    if (own.isPresent()) {
      return new LogitsTap(output().name(), Optional.empty());
    }
    return LogitsTap.of(output().name(), wiring.makers(), opset);
  }

  private Imported translate() {
    Signature input = input();
    LogitsTap tap = tap();
    List<String> outputs = model.graph().outputs().stream().map(Signature::name).toList();
    if (outputs.size() > 1) {
      notes.add(
          "of the outputs %s '%s' is taken for the scores".formatted(outputs, output().name()));
    }
    tap.skipped()
        .ifPresent(node ->
            notes.add(
                "logits are taken before the last %s ('%s')"
                    .formatted(node.operator(), node.label())));
    List<OnnxNode> nodes = wiring.behind(tap.value());
    refuseUnknown(nodes, input.name());
    Known.Flow start = start(input);
    Map<String, Known> given = new HashMap<>();
    model.graph().constants().forEach((name, literal) -> given.put(name, new Known.Fixed(literal)));
    given.put(input.name(), start);
    Walk walk = new Walk(opset, batch, draft, given);
    walk.through(nodes);
    InputContract contract = contract(input, start, nodes, walk.known());
    Value logits = logits(tap.value(), walk.known(tap.value(), "its scores are"));
    Units units = contract.units();
    Domain domain = new Domain(start.shape(), units.low(), units.high(), logits.shape().size());
    return new Imported(network(logits, domain), tap.value(), contract, notes);
  }

  /** What a file of ours says, or what the first steps of another tell. */
  private InputContract contract(
      Signature input, Known.Flow start, List<OnnxNode> nodes, Map<String, Known> known) {
    return own.map(InputContract::of)
        .orElseGet(() -> {
          InputContract found =
              start.whole()
                  ? InputContract.ofTokens(input.name(), draft.vocabulary())
                  : InputContract.of(input.name(), start.shape(), nodes, known);
          notes.add(found.note());
          return found;
        });
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
    if (input.elementType() == 0) {
      throw new IllegalArgumentException("input '%s' is no tensor".formatted(input.name()));
    }
    return input;
  }

  /** The first output that is no label. */
  private Signature output() {
    List<Signature> outputs = model.graph().outputs();
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("it has no output");
    }
    Signature scores =
        outputs.stream().filter(output -> !output.isLabel()).findFirst().orElse(outputs.getFirst());
    return scores;
  }

  /**
   * The model's input: its first axis is the batch, unless the scores have one axis alone, which
   * must then be the classes of a single example. The other extents must be numbers.
   */
  private Known.Flow start(Signature input) {
    boolean alone = !output().isLabel() && output().extents().size() == 1;
    List<Signature.Extent> extents = input.extents();
    List<Signature.Extent> own =
        extents.subList(Math.min(alone ? 0 : 1, extents.size()), extents.size());
    if (own.isEmpty() || own.stream().anyMatch(extent -> extent.size().isEmpty())) {
      throw new IllegalArgumentException(
          "input '%s' has shape %s, expected a batch axis and then fixed extents; export it with a fixed size"
              .formatted(input.name(), input.shape()));
    }
    Shape shape =
        new Shape(own.stream().map(extent -> Math.toIntExact(extent.size().getAsLong())).toList());
    boolean whole = !ElementType.numbered(input.elementType()).isReal();
    if (alone) {
      notes.add("the file has no batch axis: each example is a whole input");
      return new Known.Flow(draft.input(name(input), shape), Known.Flow.OUTSIDE, whole);
    }
    extents.getFirst().size().ifPresent(this::fixBatch);
    return new Known.Flow(draft.input(name(input), shape), 0, whole);
  }

  private void fixBatch(long fixed) {
    batch = Math.toIntExact(fixed);
    notes.add("the file fixes the batch to %d; here any number is taken".formatted(fixed));
  }

  /** The input's own name, unless a node may be called so. */
  private static String name(Signature input) {
    return input.name().matches("[A-Za-z_]+") ? input.name() : "input";
  }

  /** All at once: whoever exports the model again wants to know everything that is missing. */
  private void refuseUnknown(List<OnnxNode> nodes, String input) {
    Set<String> flowing = new HashSet<>(Set.of(input));
    List<OnnxNode> unknown = new ArrayList<>();
    for (OnnxNode node : nodes) {
      boolean flows = node.reads().anyMatch(flowing::contains);
      boolean known = flows ? Vocabulary.knowsFlowing(node) : Vocabulary.knows(node);
      if (!known) {
        unknown.add(node);
      }
      if (!known || (flows && !Vocabulary.MEASURES.contains(node.operator()))) {
        flowing.addAll(node.outputs());
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "it uses operators that are not supported: %s; attack it as a black box with --black-box, which runs any file once 'mvn -Ponnxruntime -DskipTests package' has fetched ONNX Runtime"
              .formatted(Usage.of(unknown).stream().map(Usage::toString).toList()));
    }
  }

  private Value logits(String name, Known known) {
    if (known instanceof Known.Merged merged) {
      throw merged.refusal();
    }
    if (!(known instanceof Known.Flow scores)) {
      throw new IllegalArgumentException("output '" + name + "' does not depend on the input");
    }
    if (scores.rows() > 0 || scores.shape().rank() != 1) {
      throw new IllegalArgumentException(
          "its scores have shape %s for each example, expected one number for each class"
              .formatted(scores.shape()));
    }
    return scores.shape().size() == 1 ? twoClasses(scores.value()) : scores.value();
  }

  private Network network(Value logits, Domain domain) {
    Network network = draft.network(logits, domain);
    notes.addAll(Remarks.on(network));
    return network;
  }

  /** One logit z of a binary model as the logits (0, z), whose softmax is the same probability. */
  private Value twoClasses(Value z) {
    notes.add("the single logit z is answered as two, (0, z)");
    Map<String, Tensor> tensors =
        Map.of("weight", Tensor.of(Shape.of(2, 1), 0, 1), "bias", Tensor.filled(Shape.of(2), 0));
    return draft.with(z, new Dense(2), tensors);
  }
}
