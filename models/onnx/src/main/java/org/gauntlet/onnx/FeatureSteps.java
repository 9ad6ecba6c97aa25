package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxGraph;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * What becomes of features (F) before trees read them: arithmetic with constants, in float32 as the
 * file has it.
 *
 * @param input the name of the file's input
 * @param steps in their order
 */
record FeatureSteps(String input, List<Step> steps) {
  private static final Set<String> PASSING = Set.of("Cast", "Flatten", "Identity");

  /** One operation with a number for each feature, or one for all. */
  record Step(String operator, List<Float> constants) {
    Step {
      constants = List.copyOf(constants);
    }

    float of(float x, int feature) {
      float c = constants.get(constants.size() == 1 ? 0 : feature);
      return switch (operator) {
        case "Add" -> x + c;
        case "Div" -> x / c;
        case "Mul" -> x * c;
        case "Sub" -> x - c;
        default -> throw new IllegalStateException(operator);
      };
    }

    static boolean isOne(String operator) {
      return Set.of("Add", "Div", "Mul", "Sub").contains(operator);
    }
  }

  FeatureSteps {
    steps = List.copyOf(steps);
  }

  /** The steps between the file's input and what trees read. */
  static FeatureSteps before(OnnxNode trees, OnnxGraph graph) {
    Map<String, OnnxNode> makers = Wiring.of(graph).makers();
    List<Step> steps = new ArrayList<>();
    String value = trees.inputs().getFirst();
    for (int i = 0; i < graph.nodes().size() && makers.containsKey(value); i++) {
      OnnxNode maker = makers.get(value);
      Optional<Step> step = step(maker, graph);
      if (step.isEmpty() && (!PASSING.contains(maker.operator()) || maker.inputs().isEmpty())) {
        throw new IllegalArgumentException(
            "its trees stand behind %s ('%s'), expected the input; attack it as a black box"
                .formatted(maker.kind(), maker.label()));
      }
      step.ifPresent(steps::addFirst);
      value = maker.inputs().getFirst();
    }
    return new FeatureSteps(value, steps);
  }

  private static Optional<Step> step(OnnxNode node, OnnxGraph graph) {
    if (!Step.isOne(node.operator()) || node.inputs().size() != 2) {
      return Optional.empty();
    }
    Literal constant = graph.constants().get(node.inputs().getLast());
    if (constant == null || constant.size() == 0) {
      return Optional.empty();
    }
    List<Float> numbers = new ArrayList<>();
    for (float number : constant.reals()) {
      numbers.add(number);
    }
    return Optional.of(new Step(node.operator(), numbers));
  }

  /** Refuses steps over another number of features than so many. */
  void check(int features) {
    for (Step step : steps) {
      int own = step.constants().size();
      if (own != 1 && own != features) {
        throw new IllegalArgumentException(
            "%d features meet %d constants of %s before the trees"
                .formatted(features, own, step.operator()));
      }
    }
  }

  /** x (F) -> y (F); x stays. */
  float[] of(float[] x) {
    float[] y = x.clone();
    for (Step step : steps) {
      for (int i = 0; i < y.length; i++) {
        y[i] = step.of(y[i], i);
      }
    }
    return y;
  }
}
