package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.ScikitModels.BOTH;
import static org.gauntlet.onnx.ScikitModels.X;
import static org.gauntlet.onnx.ScikitModels.close;
import static org.gauntlet.onnx.ScikitModels.scores;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.reals;
import static org.gauntlet.onnx.format.Onnx.scikit;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.texts;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.List;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Models of scikit-learn's operators against the answers of ONNX Runtime 1.30 to the rows (1, 2)
 * and (-1, 0.5).
 */
class ScikitTest {

  @ParameterizedTest
  @CsvSource({"NONE", "SOFTMAX", "LOGISTIC"})
  void aLinearClassifierAnswersBeforeWhatFollowsItsScores(String transform) {
    Message classifier =
        scikit(
            "LinearClassifier",
            X,
            BOTH,
            reals("coefficients", -0.5f, 1, 0.5f, -1, 0.1f, 0.2f),
            reals("intercepts", -0.25f, 0.25f, 0),
            texts("classlabels_strings", "a", "b", "c"),
            text("post_transform", transform));
    Message map = scikit("ZipMap", List.of("p"), List.of("z"));
    Message sum = scikit("Normalizer", List.of("y"), List.of("p"), text("norm", "L1"));
    for (Message[] parts :
        List.of(new Message[] {classifier}, new Message[] {classifier, sum, map})) {
      close(scores(parts.length == 1 ? "y" : "z", parts), 1.25, -1.25, 0.5, 0.75, -0.75, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE", "LOGISTIC"})
  void oneRowOfCoefficientsTellsTwoClassesApart(String transform) {
    Message classifier =
        scikit(
            "LinearClassifier",
            X,
            BOTH,
            reals("coefficients", 0.5f, -1),
            reals("intercepts", 0.25f),
            wholes("classlabels_ints", 0, 1),
            text("post_transform", transform));
    close(scores("y", classifier), 0, -1.25, 0, -0.75);
  }

  @Test
  void linearMachinesAreAClassifier() {
    Message machines =
        scikit(
            "SVMClassifier",
            X,
            BOTH,
            reals("coefficients", 0.5f, -1, 0.1f, 0.2f, 0.3f, 0.4f),
            reals("rho", 0.1f, 0.2f, 0.3f),
            wholes("classlabels_ints", 0, 1, 2));
    close(scores("y", machines), -1.4, 0.6, 1.2, -0.9, 0.1, 0);
  }

  @Test
  void votesThatBecomeProbabilitiesAreNotDifferentiable() {
    Message votes =
        scikit(
            "SVMClassifier",
            X,
            BOTH,
            reals("support_vectors", 0, 1, 1, 0, 0.5f, 0.5f),
            reals("coefficients", 1, 1, 1, 1, 1, 1),
            reals("rho", 0, 0, 0),
            reals("prob_a", 1, 1, 1),
            reals("prob_b", 0, 0, 0),
            wholes("vectors_per_class", 1, 1, 1),
            wholes("classlabels_ints", 0, 1, 2));
    assertThatThrownBy(() -> scores("y", votes))
        .hasMessageContaining("ai.onnx.ml.SVMClassifier x 1 (the_label)")
        .hasMessageContaining("attack it as a black box");
  }

  @Test
  void featuresAreScaledFilledAndChosen() {
    Message scaler =
        scikit("Scaler", X, List.of("y"), reals("offset", 1, 2), reals("scale", 0.5f, 3));
    close(scores("y", scaler), 0, 0, -1, -4.5);
    Message filling = reals("imputed_value_floats", 7);
    Message nan = real("replaced_value_float", Float.NaN);
    close(scores("y", scikit("Imputer", X, List.of("y"), filling, nan)), 1, 2, -1, 0.5);
    Message regressor =
        scikit(
            "LinearRegressor",
            X,
            List.of("y"),
            reals("coefficients", 0.5f, -1, 1, 1),
            reals("intercepts", 0.25f, 0),
            whole("targets", 2));
    close(scores("y", regressor), -1.25, 3, -0.75, -0.5);
  }

  @Test
  void aLabelAloneIsTracedBackToItsScores() {
    Message labels =
        scikit(
            "LinearClassifier",
            X,
            List.of("y"),
            reals("coefficients", 1, 2, 3, 4),
            wholes("classlabels_ints", 0, 1));
    close(scores("y", labels), 5, 11, 0, -1);
  }

  @Test
  void treesAreNamedAsWhatTheyAre() {
    assertThatThrownBy(() -> scores("y", scikit("TreeEnsembleClassifier", X, BOTH)))
        .hasMessageContaining("ai.onnx.ml.TreeEnsembleClassifier x 1");
  }

  @Test
  void attributesThatDoNotFitAreRefused() {
    Message odd =
        scikit(
            "LinearRegressor",
            X,
            List.of("y"),
            reals("coefficients", 1, 2, 3),
            whole("targets", 2));
    assertThatThrownBy(() -> scores("y", odd))
        .hasMessageContaining("3 coefficients do not fit 2 classes");
  }
}
