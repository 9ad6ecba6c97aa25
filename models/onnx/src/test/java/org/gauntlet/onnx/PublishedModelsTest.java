package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.CpuEngine;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published models on MNIST, against what PyTorch computes. */
class PublishedModelsTest {
  private static final Path MODELS =
      Path.of(System.getProperty("models.dir", "../../../shared/models"));
  private static final Path MNIST =
      Path.of(System.getProperty("data.dir", "../../../shared/data")).resolve("mnist");
  private static final int COUNT = 10_000;

  @ParameterizedTest
  @ValueSource(strings = {"lenet5_clean", "lenet5_adv", "fast_fgsm"})
  void logitsGradientsAndAccuracyAreThoseOfPyTorch(String name) throws IOException {
    Path file = MODELS.resolve(name + ".onnx");
    Assumptions.assumeTrue(Files.exists(file) && Files.isDirectory(MNIST));
    JsonNode reference =
        JsonMapper.shared().readTree(Files.readString(MODELS.resolve("reference.json"))).get(name);
    GradientModel model = CpuEngine.of(2).model(OnnxFile.open(file).network().network());
    Batch x = images();
    int[] labels = labels();
    agreeLogits(model.scores(x.slice(0, 8)), reference.get("logits_first_8"));
    agreeGradients(
        Gradients.of(model, x.slice(0, 4), labels), reference.get("ce_sum_input_gradient_first_4"));
    assertThat(hits(model, x, labels))
        .isEqualTo((int) Math.round(COUNT * reference.get("clean_accuracy_t10k").doubleValue()));
  }

  private static int hits(GradientModel model, Batch x, int[] labels) {
    int[] found = model.labels(x);
    int hits = 0;
    for (int i = 0; i < labels.length; i++) {
      hits += found[i] == labels[i] ? 1 : 0;
    }
    return hits;
  }

  private static void agreeLogits(Batch found, JsonNode expected) {
    double scale = 0;
    for (JsonNode row : expected) {
      for (JsonNode value : row) {
        scale = Math.max(scale, Math.abs(value.doubleValue()));
      }
    }
    for (int i = 0; i < found.size(); i++) {
      for (int k = 0; k < 10; k++) {
        assertThat((double) found.at(i, k))
            .as("row %d, class %d", i, k)
            .isCloseTo(expected.get(i).get(k).doubleValue(), within(1e-4 * scale));
      }
    }
  }

  /** The file rounds to 1e-6. */
  private static void agreeGradients(Batch found, JsonNode expected) {
    for (int i = 0; i < found.size(); i++) {
      float[] gradient = found.row(i).toArray();
      double l2 = 0;
      double linf = 0;
      for (float value : gradient) {
        l2 += (double) value * value;
        linf = Math.max(linf, Math.abs(value));
      }
      double scale = expected.get("linf").get(i).doubleValue();
      double slack = 6e-7 + 1e-3 * scale;
      assertThat(Math.sqrt(l2)).isCloseTo(expected.get("l2").get(i).doubleValue(), within(slack));
      assertThat(linf).isCloseTo(scale, within(slack));
      for (int column = 0; column < 28; column++) {
        assertThat((double) gradient[14 * 28 + column])
            .as("row %d, column %d", i, column)
            .isCloseTo(
                expected.get("center_row_14").get(i).get(column).doubleValue(), within(slack));
      }
    }
  }

  private static Batch images() throws IOException {
    ByteBuffer bytes = file("t10k-images-idx3-ubyte", 16);
    float[] pixels = new float[COUNT * 784];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (bytes.get() & 0xff) / 255f;
    }
    return Batch.adopt(Shape.of(1, 28, 28), COUNT, pixels);
  }

  private static int[] labels() throws IOException {
    ByteBuffer bytes = file("t10k-labels-idx1-ubyte", 8);
    int[] labels = new int[COUNT];
    Arrays.setAll(labels, _ -> bytes.get());
    return labels;
  }

  private static ByteBuffer file(String name, int header) throws IOException {
    Path plain = MNIST.resolve(name);
    byte[] bytes;
    if (Files.exists(plain)) {
      bytes = Files.readAllBytes(plain);
    } else {
      try (var in = new GZIPInputStream(Files.newInputStream(MNIST.resolve(name + ".gz")))) {
        bytes = in.readAllBytes();
      }
    }
    return ByteBuffer.wrap(bytes, header, bytes.length - header);
  }
}
