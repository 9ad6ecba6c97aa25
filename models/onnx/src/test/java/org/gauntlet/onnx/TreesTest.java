package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.reals;
import static org.gauntlet.onnx.format.Onnx.scikit;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.texts;
import static org.gauntlet.onnx.format.Onnx.value;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two small trees over two features, against the answers of ONNX Runtime 1.30. */
class TreesTest {
  private static final String[] LEQ = modes("BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE");
  private static final Batch X =
      Batch.of(row(1, 2), row(-1, 0.5f), row(0.25f, 0.75f), row(0.5f, 0.5f), row(0.75f, 0.1f));

  @ParameterizedTest
  @CsvSource({"NONE", "SOFTMAX"})
  void everyClassSumsItsLeaves(String transform) {
    ScoreModel model =
        classifier(
            new long[] {0, 1, 2, 0, 2},
            new float[] {0.5f, 0.25f, 1, -0.5f, 0.75f},
            3,
            text("post_transform", transform),
            reals("base_values", 0.1f, 0.2f, 0.3f));
    close(model, -0.4, 0.2, 1.3, 0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0.45, 1.05);
  }

  @Test
  void oneSumIsTheShareOrTheSignOfTwoClasses() {
    long[] one = new long[5];
    ScoreModel share = classifier(one, new float[] {0.5f, 0.25f, 0.125f, 0.375f, 0.25f}, 2);
    close(share, 0.5, 0.5, 0.125, 0.875, 0.125, 0.875, 0.125, 0.875, 0.5, 0.5);
    assertThat(share.labels(X)).containsExactly(0, 1, 1, 1, 0);
    for (String transform : List.of("NONE", "LOGISTIC")) {
      ScoreModel sign =
          classifier(
              one,
              new float[] {0.5f, -0.25f, 1, -0.5f, 0.75f},
              2,
              text("post_transform", transform));
      close(sign, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0.5);
      assertThat(sign.labels(X)).containsExactly(1, 0, 0, 0, 1);
    }
  }

  /** Where no leaf speaks of a target, that runtime leaves out the base that ONNX asks for. */
  @ParameterizedTest
  @CsvSource({
    "SUM, '0.6 -0.3 1.1 0.95 0.1 -0.05 1.1 0.95 0.6 -0.3'",
    "AVERAGE, '0.35 -0.05 0.6 0.575 0.1 0.075 0.6 0.575 0.35 -0.05'"
  })
  void aRegressorOfSeveralTargetsAnswersThem(String aggregate, String scores) {
    ScoreModel model =
        regressor(
            modes("BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ"),
            new long[] {0, 1, 0, 1, 1},
            2,
            text("aggregate_function", aggregate),
            reals("base_values", 0.1f, 0.2f));
    close(model, Stream.of(scores.split(" ")).mapToDouble(Double::parseDouble).toArray());
  }

  @Test
  void aSingleTargetIsTheSecondOfTwoScores() {
    close(regressor(LEQ, new long[5], 1), 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void rowsDoNotDependOnTheirCompany() {
    ScoreModel model = regressor(LEQ, new long[] {0, 1, 0, 1, 1}, 2);
    Batch all = model.scores(X);
    for (int row = 0; row < X.size(); row++) {
      assertThat(model.scores(Batch.of(X.row(row))).row(0)).isEqualTo(all.row(row));
    }
  }

  @Test
  void treesBehindOtherStepsAndGraphsThatAreNoTreesAreRefused() {
    Message scaled =
        graph(
            node("Relu", List.of("x"), "r"), trees("r", LEQ, new long[] {1, 0, 3, 0, 0, 1, 0, 0}));
    refuses(scaled, "its trees stand behind Relu ('the_r'), expected the input");
    Message loop = graph(trees("x", LEQ, new long[] {0, 0, 3, 0, 0, 1, 0, 0}));
    refuses(loop, "every tree must have one root");
    Message shared = graph(trees("x", LEQ, new long[] {2, 0, 3, 0, 0, 1, 0, 0}));
    refuses(shared, "a node has two parents");
    Message missing = graph(trees("x", LEQ, new long[] {9, 0, 3, 0, 0, 1, 0, 0}));
    refuses(missing, "tree 0 has no node 9");
    Message unknown =
        graph(trees("x", modes("BRANCH_IN", "LEAF", "LEAF"), new long[] {1, 0, 3, 0, 0, 1, 0, 0}));
    refuses(unknown, "got 'BRANCH_IN'");
  }

  @Test
  void aFileWithoutTreesHasNone() {
    Message relu = graph(node("Relu", List.of("x"), "y"));
    assertThat(file(relu).trees(Optional.empty())).isEmpty();
    assertThat(
            file(graph(trees("x", LEQ, new long[] {1, 0, 3, 0, 0, 1, 0, 0})))
                .trees(Optional.empty())
                .orElseThrow()
                .notes())
        .contains("scores are the sums of 2 trees, which have no gradients");
  }

  private static void refuses(Message graph, String complaint) {
    OnnxFile file = file(graph);
    assertThatThrownBy(() -> file.trees(Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(complaint);
  }

  private static ScoreModel classifier(long[] ids, float[] weights, int classes, Message... more) {
    List<Message> told = nodes(LEQ, new long[] {1, 0, 3, 0, 0, 1, 0, 0});
    told.addAll(leaves("class", ids, weights));
    told.add(wholes("classlabels_int64s", classes == 2 ? new long[2] : new long[3]));
    told.addAll(List.of(more));
    Message node =
        scikit(
            "TreeEnsembleClassifier",
            List.of("x"),
            List.of("label", "y"),
            told.toArray(Message[]::new));
    return file(graph(node)).trees(Optional.empty()).orElseThrow().model();
  }

  private static ScoreModel regressor(String[] modes, long[] ids, int targets, Message... more) {
    List<Message> told = nodes(modes, new long[] {1, 0, 3, 0, 0, 1, 0, 0});
    told.addAll(leaves("target", ids, new float[] {0.5f, 0.25f, 1, -0.5f, 0.75f}));
    told.add(whole("n_targets", targets));
    told.addAll(List.of(more));
    Message node =
        scikit("TreeEnsembleRegressor", List.of("x"), List.of("y"), told.toArray(Message[]::new));
    return file(graph(node)).trees(Optional.empty()).orElseThrow().model();
  }

  private static Message trees(String x, String[] modes, long[] yes) {
    List<Message> told = nodes(modes, yes);
    told.addAll(leaves("target", new long[5], new float[5]));
    return scikit("TreeEnsembleRegressor", List.of(x), List.of("y"), told.toArray(Message[]::new));
  }

  private static List<Message> nodes(String[] modes, long[] yes) {
    List<Message> told = new ArrayList<>();
    told.add(wholes("nodes_treeids", 0, 0, 0, 0, 0, 1, 1, 1));
    told.add(wholes("nodes_nodeids", 0, 1, 2, 3, 4, 0, 1, 2));
    told.add(wholes("nodes_featureids", 0, 0, 1, 0, 0, 1, 0, 0));
    told.add(reals("nodes_values", 0.5f, 0, 0.75f, 0, 0, 0.5f, 0, 0));
    told.add(wholes("nodes_truenodeids", yes));
    told.add(wholes("nodes_falsenodeids", 2, 0, 4, 0, 0, 2, 0, 0));
    told.add(texts("nodes_modes", modes));
    return told;
  }

  private static List<Message> leaves(String kind, long[] ids, float[] weights) {
    return List.of(
        wholes(kind + "_treeids", 0, 0, 0, 1, 1),
        wholes(kind + "_nodeids", 1, 3, 4, 1, 2),
        wholes(kind + "_ids", ids),
        reals(kind + "_weights", weights));
  }

  private static String[] modes(String first, String second, String third) {
    return new String[] {first, "LEAF", second, "LEAF", "LEAF", third, "LEAF", "LEAF"};
  }

  private static OnnxFile file(Message graph) {
    graph.raw(input("x", 0, 2).encode()).message(12, value("y", 1, 0, 0));
    return OnnxFile.of("m", model(15, graph));
  }

  private static Tensor row(float... values) {
    return Tensor.of(Shape.of(values.length), values);
  }

  private static void close(ScoreModel model, double... expected) {
    Batch scores = model.scores(X);
    int classes = model.domain().classes();
    assertThat(expected).hasSize(X.size() * classes);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) scores.at(i / classes, i % classes))
          .as("row %d, class %d", i / classes, i % classes)
          .isCloseTo(expected[i], within(1e-5));
    }
  }
}
