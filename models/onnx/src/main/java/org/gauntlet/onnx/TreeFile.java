package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Shape;
import org.gauntlet.onnx.format.OnnxGraph;
import org.gauntlet.onnx.format.OnnxNode;
import org.gauntlet.onnx.format.Signature;

/** Reads a file whose scores are made by trees: they can be asked, and have no gradients. */
final class TreeFile {
  private TreeFile() {}

  /** Empty for a file without trees. */
  static Optional<BlackBox> of(OnnxGraph graph, Optional<Units> told) {
    List<OnnxNode> makers = new ArrayList<>();
    List<Trees> found = new ArrayList<>();
    for (OnnxNode node : graph.nodes()) {
      Trees.of(node)
          .ifPresent(trees -> {
            makers.add(node);
            found.add(trees);
          });
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "it holds %d ensembles of trees, expected one; attack it as a black box"
              .formatted(found.size()));
    }
    FeatureSteps before = FeatureSteps.before(makers.getFirst(), graph);
    return Optional.of(box(input(graph, before), before, found.getFirst(), told));
  }

  private static BlackBox box(
      Signature input, FeatureSteps before, Trees trees, Optional<Units> told) {
    Shape shape = shape(input);
    before.check(shape.size());
    if (shape.size() < trees.width()) {
      throw new IllegalArgumentException(
          "input '%s' holds %d features, expected the %d that the trees ask for"
              .formatted(input.name(), shape.size(), trees.width()));
    }
    InputContract contract = InputContract.silent(Layout.of(shape));
    Feeding feeding = new Feeding(shape, contract.layout(), told.orElse(contract.units()));
    Domain domain = new Domain(feeding.taken(), 0, 1, trees.classes());
    Shape scores = Shape.of(trees.classes());
    ScoreModel model =
        ScoreModel.of(
            domain,
            x -> {
              float[] all = new float[Math.multiplyExact(x.size(), trees.classes())];
              for (int row = 0; row < x.size(); row++) {
                float[] one = trees.scores(before.of(feeding.fed(x.row(row).toArray())));
                System.arraycopy(one, 0, all, row * one.length, one.length);
              }
              return Batch.adopt(scores, x.size(), all);
            });
    List<String> notes = new ArrayList<>();
    notes.add("scores are the sums of %d trees, which have no gradients".formatted(trees.count()));
    notes.addAll(feeding.notes(contract, told));
    return new BlackBox(model, contract, notes);
  }

  private static Shape shape(Signature input) {
    List<Integer> dims = new ArrayList<>();
    for (Signature.Extent extent : input.extents()) {
      dims.add(Math.toIntExact(extent.size().orElse(0)));
    }
    if (dims.size() < 2 || dims.stream().skip(1).anyMatch(dim -> dim < 1)) {
      throw new IllegalArgumentException(
          "input '%s' has shape %s, expected a batch axis and then fixed extents"
              .formatted(input.name(), input.shape()));
    }
    return new Shape(dims.subList(1, dims.size()));
  }

  private static Signature input(OnnxGraph graph, FeatureSteps before) {
    return graph.openInputs().stream()
        .filter(input -> input.name().equals(before.input()) && input.isFloat())
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "its trees read '%s', expected an input of float32".formatted(before.input())));
  }
}
