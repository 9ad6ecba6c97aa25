package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small classifiers that PyTorch and Keras exported, with the logits and input gradients that they
 * compute. The manifest golden.txt names them all; none is refused.
 */
class GoldenModelsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("models.dir", "../../../shared/models")).resolve("golden");

  static List<String> manifest() throws IOException {
    try (InputStream in = GoldenModelsTest.class.getResourceAsStream("golden.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("manifest")
  void answersAndPullsBackAsItsFrameworkDoes(String name) throws IOException {
    Path folder = folder(name);
    Network network = OnnxFile.open(folder.resolve("model.onnx")).network().network();
    GradientModel model = CpuEngine.of(1).model(network);
    Batch x = Npy.read(folder.resolve("input.npy")).rows();
    Npy logits = Npy.read(folder.resolve("logits.npy"));
    boolean binary = logits.dims().getLast() == 1;
    Batch scores = model.scores(x);
    agree("logits", binary ? lastColumn(scores) : scores, logits.array(), 1e-4);
    Batch gradients =
        Gradients.of(
            CpuEngine.of(1).traceable(network), x, Npy.read(folder.resolve("labels.npy")).labels());
    agree("gradients", gradients, Npy.read(folder.resolve("grad.npy")).array(), 1e-3);
  }

  @Test
  void theManifestNamesEveryModel() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER));
    try (Stream<Path> folders = Files.list(FOLDER).filter(Files::isDirectory)) {
      assertThat(manifest())
          .containsExactlyInAnyOrderElementsOf(
              folders.map(folder -> String.valueOf(folder.getFileName())).toList());
    }
  }

  private static Path folder(String name) {
    Path folder = FOLDER.resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder));
    return folder;
  }

  private static Batch lastColumn(Batch scores) {
    return scores.map((_, row) -> Tensor.of(Shape.of(1), row.at(row.size() - 1)));
  }

  private static void agree(String what, Batch found, float[] expected, double tolerance) {
    double scale = 0;
    for (float value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    int width = found.shape().size();
    assertThat(found.size() * width).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found.at(i / width, i % width))
          .as("%s, element %d", what, i)
          .isCloseTo(expected[i], within(tolerance * scale));
    }
  }
}
