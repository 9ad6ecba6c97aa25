package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Asking;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Models;
import org.gauntlet.core.Shape;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.OnnxNode;
import org.gauntlet.onnx.format.Signature;

/** Finds out what a file takes and answers, to ask it as a black box. */
final class Opening {
  private final byte[] content;
  private final OnnxModel file;
  private final OnnxRuntime runtime;
  private final long opset;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param content the file, byte for byte; its graphs within nodes are not read here
   */
  Opening(byte[] content, OnnxRuntime runtime) {
    this.content = content;
    file = OnnxModel.parse(content);
    opset = file.opsets().getOrDefault("", 0L);
    this.runtime = runtime;
  }

  BlackBox open(int threads, Optional<Units> told) {
    Signature input = input();
    Signature output = output();
    long rows = input.extents().getFirst().size().orElse(1);
    Shape shape = shape(input);
    InputContract contract = contract(input, shape);
    Feeding feeding = new Feeding(shape, contract.layout(), told.orElse(contract.units()));
    notes.addAll(feeding.notes(contract, told));
    Reading reading = reading(output);
    notes.add("run by " + runtime.name() + " as a black box, one input at a time");
    OnnxRuntime.Session session = runtime.open(content, input.name(), output.name());
    Alone alone = new Alone(session, feeding, Math.toIntExact(rows), reading);
    float[] probe = new float[shape.size()];
    Arrays.fill(probe, 0.5f);
    Domain domain = new Domain(feeding.taken(), 0, 1, alone.scores(probe).length);
    return new BlackBox(
        Models.scores(domain, alone.on(threads), Asking.plainly().concurrently()), contract, notes);
  }

  private Signature input() {
    List<Signature> inputs = file.graph().openInputs();
    if (inputs.size() == 1 && inputs.getFirst().isLabel()) {
      throw new IllegalArgumentException(
          "input '%s' takes whole numbers such as tokens, which no norm can perturb a little; 'gauntlet trace' writes gradients at the embedding"
              .formatted(inputs.getFirst().name()));
    }
    if (inputs.size() != 1 || !inputs.getFirst().isFloat()) {
      throw new IllegalArgumentException(
          "it must have one input of float32, got "
              + inputs.stream().map(one -> one.name() + " " + one.shape()).toList());
    }
    return inputs.getFirst();
  }

  /** The first output of real numbers: where there are others, those are labels. */
  private Signature output() {
    List<Signature> outputs = file.graph().outputs();
    Signature scores =
        outputs.stream()
            .filter(Signature::isFloat)
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "it answers no float32 scores: export it with probabilities as a tensor"
                        + " (zipmap=False)"));
    if (outputs.size() > 1) {
      notes.add(
          "of the outputs %s '%s' is taken for the scores"
              .formatted(outputs.stream().map(Signature::name).toList(), scores.name()));
    }
    return scores;
  }

  private static Shape shape(Signature input) {
    List<Signature.Extent> extents = input.extents();
    if (extents.size() < 2
        || extents.stream().skip(1).anyMatch(extent -> extent.size().isEmpty())) {
      throw new IllegalArgumentException(
          "input '%s' has shape %s, expected a batch axis and then fixed extents"
              .formatted(input.name(), input.shape()));
    }
    return new Shape(
        extents.stream()
            .skip(1)
            .map(extent -> Math.toIntExact(extent.size().getAsLong()))
            .toList());
  }

  private InputContract contract(Signature input, Shape shape) {
    return OwnFile.of(file.metadata())
        .map(InputContract::of)
        .orElseGet(() -> {
          Map<String, Known> known = new HashMap<>();
          file.graph()
              .constants()
              .forEach((name, literal) -> known.put(name, new Known.Fixed(literal)));
          return InputContract.of(input.name(), shape, file.graph().nodes(), known);
        });
  }

  private Reading reading(Signature output) {
    if (OwnFile.of(file.metadata()).isPresent()) {
      return Reading.AS_THEY_ARE;
    }
    Map<String, OnnxNode> makers = Wiring.of(file.graph()).makers();
    return LogitsTap.ofScores(output.name(), makers, opset)
        .skipped()
        .map(last -> {
          notes.add("scores are read from the probabilities of the last " + last.operator());
          return Reading.of(last);
        })
        .orElse(Reading.AS_THEY_ARE);
  }
}
