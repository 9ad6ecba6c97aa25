package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.ScikitModels.BOTH;
import static org.gauntlet.onnx.ScikitModels.X;
import static org.gauntlet.onnx.ScikitModels.close;
import static org.gauntlet.onnx.ScikitModels.network;
import static org.gauntlet.onnx.ScikitModels.scores;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.reals;
import static org.gauntlet.onnx.format.Onnx.scikit;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Models of scikit-learn's operators against the answers of ONNX Runtime 1.30 to the rows (1, 2)
 * and (-1, 0.5).
 */
class KernelMachineTest {
  private static final Message[] VECTORS = {
    reals("support_vectors", 0, 1, 1, 0, 0.5f, 0.5f),
    reals("coefficients", 1, -0.25f, -0.75f),
    reals("rho", 0.1f),
    reals("kernel_params", 0.5f, 1, 2),
    wholes("vectors_per_class", 1, 2),
    wholes("classlabels_ints", 0, 1)
  };

  /** ONNX Runtime answers -f and f, but the label 0 where f is positive: labels count. */
  @ParameterizedTest
  @CsvSource({
    "LINEAR, 0.725, 1.0375",
    "RBF, 0.21916702, 0.36191386",
    "POLY, 1.240625, 1.0257813",
    "SIGMOID, 0.13170886, 0.30482513"
  })
  void aSupportVectorMachineOfTwoClassesIsItsDecision(String kernel, double first, double second) {
    close(scores("y", machine(text("kernel_type", kernel))), first, 0, second, 0);
  }

  /** ONNX Runtime finds it by iteration, and stops early. */
  @Test
  void itsProbabilityIsTheSoftmaxOfItsLogits() {
    float[] found =
        scores(
            "y",
            machine(text("kernel_type", "RBF"), reals("prob_a", -1.5f), reals("prob_b", 0.2f)));
    assertThat(1 / (1 + Math.exp(found[1] - found[0]))).isCloseTo(0.5321353, within(1e-3));
    assertThat(1 / (1 + Math.exp(found[3] - found[2]))).isCloseTo(0.5845639, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({
    "L1, 0.33333333, 0.6666667, -0.6666667, 0.3333333",
    "L2, 0.4472136, 0.8944272, -0.8944272, 0.4472136",
    "MAX, 0.5, 1, -2, 1"
  })
  void rowsAreDividedByTheirNorm(String norm, double a, double b, double c, double d) {
    close(scores("y", scikit("Normalizer", X, List.of("y"), text("norm", norm))), a, b, c, d);
  }

  @Test
  void rowsOfZerosStay() {
    Message[] parts = {scikit("Normalizer", X, List.of("y"), text("norm", "L2"))};
    assertThat(network("y", parts).scores(Batch.of(Tensor.filled(Shape.of(2), 0))).row(0).toArray())
        .containsExactly(0, 0);
  }

  @Test
  void gradientsFlowThroughAMachine() {
    GradientModel machine = network("y", machine(text("kernel_type", "RBF")));
    Tensor x = Tensor.of(Shape.of(2), 1, 2);
    var pulled = machine.trace(Batch.of(x)).pull(Batch.of(Tensor.of(Shape.of(2), 1, 0))).row(0);
    float step = 1e-2f;
    for (int i = 0; i < 2; i++) {
      float[] up = x.toArray();
      float[] down = x.toArray();
      up[i] += step;
      down[i] -= step;
      Batch both = Batch.of(Tensor.of(Shape.of(2), up), Tensor.of(Shape.of(2), down));
      Batch scores = machine.scores(both);
      assertThat((double) pulled.at(i))
          .isCloseTo((scores.at(0, 0) - scores.at(1, 0)) / (2 * step), within(1e-3));
    }
  }

  @Test
  void aNumberThatStandsForAGapIsReplaced() {
    Message gap = real("replaced_value_float", 2);
    Message filling = reals("imputed_value_floats", 7);
    close(scores("y", scikit("Imputer", X, List.of("y"), filling, gap)), 1, 7, -1, 0.5);
  }

  private static Message machine(Message... told) {
    List<Message> all = new ArrayList<>(Arrays.asList(VECTORS));
    all.addAll(Arrays.asList(told));
    return scikit("SVMClassifier", X, BOTH, all.toArray(Message[]::new));
  }
}
