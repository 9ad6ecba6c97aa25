package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.ScikitModels.BOTH;
import static org.gauntlet.onnx.ScikitModels.X;
import static org.gauntlet.onnx.ScikitModels.close;
import static org.gauntlet.onnx.ScikitModels.network;
import static org.gauntlet.onnx.ScikitModels.scores;
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
  @CsvSource({"LINEAR, 0.725, 1.0375", "SIGMOID, 0.13170886, 0.30482513"})
  void aSupportVectorMachineOfTwoClassesIsItsDecision(String kernel, double first, double second) {
    close(scores("y", machine(text("kernel_type", kernel))), first, 0, second, 0);
  }

  @Test
  void gradientsFlowThroughAMachine() {
    GradientModel machine = network("y", machine(text("kernel_type", "SIGMOID")));
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

  private static Message machine(Message... told) {
    List<Message> all = new ArrayList<>(Arrays.asList(VECTORS));
    all.addAll(Arrays.asList(told));
    return scikit("SVMClassifier", X, BOTH, all.toArray(Message[]::new));
  }
}
