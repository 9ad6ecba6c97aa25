package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.ScikitModels.BOTH;
import static org.gauntlet.onnx.ScikitModels.X;
import static org.gauntlet.onnx.ScikitModels.close;
import static org.gauntlet.onnx.ScikitModels.network;
import static org.gauntlet.onnx.ScikitModels.scores;
import static org.gauntlet.onnx.format.Onnx.reals;
import static org.gauntlet.onnx.format.Onnx.scikit;
import static org.gauntlet.onnx.format.Onnx.wholes;

import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;

/**
 * Three classes by a linear kernel over the vectors (1, 0), (0, 1), (1, 1) and (2, 0), of which the
 * last two belong to the third class; the rows (1, 2) and (-1, 0.5) meet them as 1, 2, 3, 2 and -1,
 * 0.5, -0.5, -2.
 */
class VotesTest {
  private static final Message[] MACHINE = {
    reals("support_vectors", 1, 0, 0, 1, 1, 1, 2, 0),
    reals("coefficients", 1, 2, 3, 4, 5, 6, 7, 8),
    reals("rho", 0.5f, -30, -51),
    wholes("vectors_per_class", 1, 1, 2),
    wholes("classlabels_ints", 0, 1, 2)
  };

  /**
   * f01 = 1 k0 + 2 k1 + 0.5, f02 = 5 k0 + 3 k2 + 4 k3 - 30, f12 = 6 k1 + 7 k2 + 8 k3 - 51: for the
   * first row 5.5, -8 and -2, for the second 0.5, -44.5 and -67.5.
   */
  @Test
  void everyPairVotesAndSumsBreakTies() {
    close(
        scores("y", node(MACHINE)),
        1 + part(-2.5),
        part(-7.5),
        2 + part(10),
        1 + part(-44),
        part(-68),
        2 + part(112));
  }

  private static double part(double sum) {
    return sum / (3 * (1 + Math.abs(sum)));
  }

  @Test
  void aTieOfVotesIsBrokenByTheSumOfDecisions() {
    Message[] circle = MACHINE.clone();
    circle[2] = reals("rho", 0.5f, -30, -48.5f);
    double[] sums = {5.5 - 8, -5.5 + 0.5, 8 - 0.5};
    float[] found = scores("y", node(circle));
    for (int i = 0; i < 3; i++) {
      assertThat((double) found[i]).isCloseTo(1 + part(sums[i]), within(1e-5));
    }
  }

  /** d part / ds = 1 / (3 (1 + |s|)^2), and the third class climbs by -f02 - f12. */
  @Test
  void gradientsFlowThroughTheSums() {
    GradientModel model = network("y", node(MACHINE));
    Batch x = Batch.of(Tensor.of(Shape.of(2), 1, 2));
    try (GradientModel.Trace trace = model.trace(x)) {
      float[] slope = trace.pull(Batch.of(Tensor.of(Shape.of(3), 0, 0, 1))).row(0).toArray();
      double share = 1 / (3.0 * 11 * 11);
      assertThat((double) slope[0]).isCloseTo(-share * (5 + 3 + 8 + 7 + 16), within(1e-4));
      assertThat((double) slope[1]).isCloseTo(-share * (3 + 6 + 7), within(1e-4));
    }
  }

  @Test
  void listsThatDoNotFitAreLeftToABlackBox() {
    for (int i : new int[] {1, 2, 3}) {
      Message[] odd = MACHINE.clone();
      odd[i] =
          switch (i) {
            case 1 -> reals("coefficients", 1, 2, 3);
            case 2 -> reals("rho", 1, 2);
            default -> wholes("vectors_per_class", 1, 4, -1);
          };
      assertThatThrownBy(() -> scores("y", node(odd)))
          .hasMessageContaining("ai.onnx.ml.SVMClassifier x 1 (the_label)")
          .hasMessageContaining("attack it as a black box");
    }
  }

  private static Message node(Message... told) {
    return scikit("SVMClassifier", X, BOTH, told);
  }
}
