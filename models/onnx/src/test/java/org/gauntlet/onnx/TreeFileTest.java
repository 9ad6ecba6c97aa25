package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.reals;
import static org.gauntlet.onnx.format.Onnx.scikit;
import static org.gauntlet.onnx.format.Onnx.texts;
import static org.gauntlet.onnx.format.Onnx.value;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;

/** Files around one tree that asks whether feature 1 is at most 0.5 and answers 3 or -4. */
class TreeFileTest {
  private static final Message X = input("x", 0, 2);

  @Test
  void theTreeIsAskedRowByRow() {
    BlackBox box = file(X, stump("x", "y")).trees(Optional.empty()).orElseThrow();
    ScoreModel model = box.model();
    assertThat(model.domain()).isEqualTo(new Domain(Shape.of(2), 0, 1, 2));
    Shape shape = Shape.of(2);
    Batch scores = model.scores(Batch.of(Tensor.of(shape, 9, 0.5f), Tensor.of(shape, 0, 0.75f)));
    assertThat(scores.row(0).toArray()).containsExactly(0, 3);
    assertThat(scores.row(1).toArray()).containsExactly(0, -4);
    assertThat(box.notes())
        .containsExactly(
            "scores are the sums of 1 trees, which have no gradients",
            "inputs are taken to lie in [0, 1]; the file does not say");
  }

  @Test
  void stepsThatMoveNoNumberMayStandBefore() {
    Message[] parts = {
      input("x", 0, 1, 2),
      node("Cast", List.of("x"), "c", whole("to", 1)),
      node("Identity", List.of("c"), "i"),
      node("Flatten", List.of("i"), "f"),
      stump("f", "y")
    };
    ScoreModel model = file(parts).trees(Optional.empty()).orElseThrow().model();
    assertThat(model.domain().input()).isEqualTo(Shape.of(1, 2));
    assertThat(model.scores(Batch.of(Tensor.of(Shape.of(1, 2), 0, 1))).row(0).toArray())
        .containsExactly(0, -4);
  }

  /** (x - 1) * 2, which feature 1 leaves at 0.5 where it is 1.25. */
  @Test
  void aScalerMayStandBefore() {
    Message scaler =
        scikit("Scaler", List.of("x"), List.of("s"), reals("offset", 9, 1), reals("scale", 9, 2));
    ScoreModel model =
        file(X, scaler, stump("s", "y")).trees(Optional.empty()).orElseThrow().model();
    assertThat(model.scores(rows(1.25f, 1.26f)).row(0).toArray()).containsExactly(0, 3);
    assertThat(model.scores(rows(1.25f, 1.26f)).row(1).toArray()).containsExactly(0, -4);
  }

  @Test
  void arithmeticWithConstantsKeepsItsOrderAndItsRounding() {
    Message[] parts = {
      X,
      floats("two", List.of(), 2),
      floats("three", List.of(1, 2), 5, 3),
      node("Add", List.of("x", "three"), "a"),
      node("Div", List.of("a", "two"), "d"),
      node("Sub", List.of("d", "three"), "b"),
      stump("b", "y")
    };
    ScoreModel model = file(parts).trees(Optional.empty()).orElseThrow().model();
    assertThat(model.scores(rows(4, 4.001f)).row(0).toArray())
        .as("(4 + 3) / 2 - 3 = 1/2")
        .containsExactly(0, 3);
    assertThat(model.scores(rows(4, 4.001f)).row(1).toArray()).containsExactly(0, -4);
    FeatureSteps.Step third = new FeatureSteps.Step("Div", List.of(3f));
    assertThat(third.of(10, 0)).isEqualTo(10f / 3f);
    assertThat(new FeatureSteps.Step("Mul", List.of(0.1f)).of(3, 0)).isEqualTo(0.1f * 3);
  }

  @Test
  void constantsOfOtherFeaturesAreRefused() {
    refuses(
        "2 features meet 3 constants of Sub before the trees",
        X,
        scikit(
            "Scaler",
            List.of("x"),
            List.of("s"),
            reals("offset", 1, 2, 3),
            reals("scale", 1, 2, 3)),
        stump("s", "y"));
    refuses(
        "its trees stand behind Sub ('the_s'), expected the input",
        X,
        floats("w", List.of(1, 2), 1, 2),
        node("Sub", List.of("w", "x"), "s"),
        stump("s", "y"));
  }

  /** Rows (0, first) and (0, second). */
  private static Batch rows(float first, float second) {
    Shape shape = Shape.of(2);
    return Batch.of(Tensor.of(shape, 0, first), Tensor.of(shape, 0, second));
  }

  @Test
  void whatTreesCannotReadIsRefused() {
    refuses(
        "its trees stand behind Tanh ('the_s'), expected the input; attack it as a black box",
        X,
        node("Tanh", List.of("x"), "s"),
        stump("s", "y"));
    refuses(
        "it holds 2 ensembles of trees, expected one; attack it as a black box",
        X,
        stump("x", "y"),
        stump("x", "z"));
    refuses(
        "input 'x' holds 1 features, expected the 2 that the trees ask for",
        input("x", 0, 1),
        stump("x", "y"));
    refuses(
        "input 'x' has shape (N), expected a batch axis and then fixed extents",
        input("x", 0),
        stump("x", "y"));
    refuses(
        "input 'x' has shape (N, N), expected a batch axis and then fixed extents",
        input("x", 0, 0),
        stump("x", "y"));
    refuses(
        "its trees read 'x', expected an input of float32",
        new Message().message(11, value("x", 7, 0, 2)),
        stump("x", "y"));
    refuses(
        "its trees read 'w', expected an input of float32",
        X,
        floats("w", List.of(1, 2), 0, 1),
        stump("w", "y"));
  }

  @Test
  void aCircleOfStepsIsLeft() {
    refuses(
        "its trees read 'b', expected an input of float32",
        X,
        node("Identity", List.of("a"), "b"),
        node("Identity", List.of("b"), "a"),
        stump("a", "y"));
  }

  private static void refuses(String said, Message... parts) {
    assertThatThrownBy(() -> file(parts).trees(Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("model 'm' ")
        .hasMessageContaining(said);
  }

  private static Message stump(String x, String y) {
    return scikit(
        "TreeEnsembleRegressor",
        List.of(x),
        List.of(y),
        wholes("nodes_treeids", 0, 0, 0),
        wholes("nodes_nodeids", 0, 1, 2),
        wholes("nodes_featureids", 1, 0, 0),
        reals("nodes_values", 0.5f, 0, 0),
        wholes("nodes_truenodeids", 1, 0, 0),
        wholes("nodes_falsenodeids", 2, 0, 0),
        texts("nodes_modes", "BRANCH_LEQ", "LEAF", "LEAF"),
        wholes("target_treeids", 0, 0),
        wholes("target_nodeids", 1, 2),
        wholes("target_ids", 0, 0),
        reals("target_weights", 3, -4));
  }

  private static OnnxFile file(Message... parts) {
    Message graph = graph(parts).message(12, value("y", 1, 0, 1));
    return OnnxFile.of("m", model(15, graph));
  }
}
