package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.datasets.NpyFile;
import org.gauntlet.onnx.OnnxRuntime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ONNX files wherever a model is asked for. */
class OnnxTest {
  private static final String NOTE = "note: ";

  @TempDir Path folder;

  @Test
  void inspectTellsWhatIsInAModel() {
    Path file = OnnxModels.write(folder.resolve("m.onnx"), 1, "Softmax");
    Console run = Console.run("inspect", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines())
        .contains(
            "producer  hand, opset 13",
            "input     x (batch, 1, 28, 28)",
            "output    y (batch, 10)",
            "      1 MatMul                   supported",
            "      1 Softmax                  left out, not before the logits",
            "logits    z",
            "note      logits are taken before the last Softmax ('the_y')",
            "takes     (1, 28, 28) in [0.0, 1.0], answers 10 classes, differentiable");
    assertThat(run.out()).containsPattern("total +7,852 +8,624");
  }

  @Test
  void inspectShowsAllOperatorsBeforeItRefuses() {
    Path file = OnnxModels.write(folder.resolve("m.onnx"), 1, "Det");
    Console run = Console.run("inspect", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.INPUT);
    assertThat(run.out()).contains("1 Det                      NOT SUPPORTED", "1 Flatten");
    assertThat(run.complaints())
        .singleElement()
        .asString()
        .contains("it uses operators that are not supported: [Det x 1 (the_y)]");
  }

  @Test
  void aBlackBoxOfUnknownOperatorsNamesWhatToInstall() {
    Assumptions.assumeTrue(OnnxRuntime.installed().isEmpty());
    Path file = OnnxModels.write(folder.resolve("m.onnx"), 1, "Det");
    Path out = folder.resolve("out");
    Console.run("evaluate --black-box --eps 0.1 --first 5 --out OUT --model " + file, folder, out)
        .complains(
            ExitCode.ENVIRONMENT,
            "needs ONNX Runtime, which is not installed here: build it once with 'mvn"
                + " -Ponnxruntime -DskipTests package'");
    assertThat(out).doesNotExist();
  }

  @Test
  void inspectReadsOurOwnFilesToo() {
    Console run = Console.run("inspect", Models.linear(folder).toString());
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("answers 10 classes, differentiable", "dense1");
  }

  @Test
  void aModelThatDividesBy255IsAttackedInUnitsOfTheData() throws IOException {
    Path plain = OnnxModels.write(folder.resolve("plain.onnx"), 1, "Identity");
    Path bytes = OnnxModels.write(folder.resolve("bytes.onnx"), 255, "LogSoftmax");
    Console one = attack(plain, "one");
    Console other = attack(bytes, "other");
    assertThat(one.code()).isEqualTo(ExitCode.OK);
    assertThat(one.err()).contains(NOTE + plain + ": inputs are taken to lie in [0, 1]");
    assertThat(other.err())
        .contains(
            "inputs in [0, 1] are multiplied by 255.0 first",
            "logits are taken before the last LogSoftmax");
    assertThat(figures(other)).isEqualTo(figures(one));
  }

  /** Or a model that answers NaN for everything would keep its class under every attack. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate --model FILE --first 5 --eps 0.1",
        "gate --model FILE --first 5 --eps 0.1 --min-robust-accuracy 0",
        "evaluate --model MODEL --surrogate FILE --first 5 --eps 0.1",
        "train --from FILE --first 5"
      })
  void weightsThatAreNoNumbersAreRefused(String words) {
    Path file = OnnxModels.write(folder.resolve("m.onnx"), Float.NaN, "Softmax");
    Path model = Models.linear(folder);
    Path out = folder.resolve("out");
    String line = words.replace("FILE", file.toString()).replace("MODEL", model.toString());
    Console.run((line + " --out " + out).split(" "))
        .complains(
            ExitCode.INPUT,
            "m.onnx' does not hold a usable network: parameter 'constant1.value' holds NaN; train"
                + " and export it again");
    assertThat(out).doesNotExist();
  }

  @Test
  void anImportedModelCanBeTrainedFurtherAndIsStoredAsOurs() {
    Path file = OnnxModels.write(folder.resolve("m.onnx"), 1, "Softmax");
    Path out = folder.resolve("out");
    Console run =
        Console.run(
            "train",
            "--from",
            file.toString(),
            "--first",
            "300",
            "--epochs",
            "3",
            "--optimizer",
            "adam:rate=0.01",
            "--out",
            out.toString());
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.err())
        .contains(NOTE + file + ": logits are taken before the last Softmax ('the_y')");
    Console stored = Console.run("inspect", out.resolve("model.safetensors").toString());
    assertThat(stored.out()).contains("affine1", "dense1");
    String share = run.out().lines().filter(line -> line.startsWith("test")).findFirst().get();
    assertThat(Double.parseDouble(share.split(" +", 3)[1])).as("accuracy learnt").isGreaterThan(40);
  }

  @Test
  void traceWritesLogitsAndGradientsAsArrays() throws IOException {
    Path model = OnnxModels.write(folder.resolve("m.onnx"), 255, "Softmax");
    Batch x = Batch.of(new Seed(3).open().uniform(Shape.of(1, 28, 28), 0, 255));
    Files.write(folder.resolve("x.npy"), NpyFile.encode(x));
    Files.write(folder.resolve("y.npy"), NpyFile.encode(Batch.adopt(Shape.of(1), 1, new float[1])));
    Console wrong = trace(model, "y.npy");
    wrong.complains(ExitCode.INPUT, "has shape [1, 1] and holds 0.0, expected whole numbers (N)");
    Files.write(folder.resolve("y.npy"), labels(11));
    trace(model, "y.npy").complains(ExitCode.INPUT, "holds the label 11, expected 0 to 9");
    Files.write(folder.resolve("y.npy"), labels(4));
    Console run = trace(model, "y.npy");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.OK);

    Batch logits = NpyFile.rows(folder.resolve("out/logits.npy"));
    Batch gradient = NpyFile.rows(folder.resolve("out/grad.npy"));
    assertThat(gradient.shape()).isEqualTo(x.shape());
    double[] expected = new double[10];
    for (int i = 0; i < 784; i++) {
      for (int k = 0; k < 10; k++) {
        expected[k] += x.at(0, i) / 255 * weight(i, k);
      }
    }
    double total = 0;
    for (int k = 0; k < 10; k++) {
      assertThat((double) logits.at(0, k)).isCloseTo(expected[k], within(1e-5));
      total += Math.exp(expected[k]);
    }
    for (int i = 0; i < 784; i += 97) {
      double slope = 0;
      for (int k = 0; k < 10; k++) {
        slope += (Math.exp(expected[k]) / total - (k == 4 ? 1 : 0)) * weight(i, k) / 255;
      }
      assertThat((double) gradient.at(0, i)).isCloseTo(slope, within(1e-7));
    }
  }

  private static double weight(int i, int k) {
    return ((i * 10 + k) * 37 % 101 - 50) / 500f;
  }

  private Console trace(Path model, String labels) {
    return Console.run(
        "trace",
        "--model",
        model.toString(),
        "--input",
        folder.resolve("x.npy").toString(),
        "--labels",
        folder.resolve(labels).toString(),
        "--out",
        folder.resolve("out").toString());
  }

  /** An int64 array of labels, as NumPy writes it. */
  static byte[] labels(int... labels) {
    String header =
        "{'descr': '<i8', 'fortran_order': False, 'shape': (%d,), }".formatted(labels.length);
    int data = 10 + header.length();
    byte[] bytes = new byte[data + 8 * labels.length];
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0};
    System.arraycopy(start, 0, bytes, 0, start.length);
    for (int i = 0; i < header.length(); i++) {
      bytes[10 + i] = (byte) header.charAt(i);
    }
    for (int i = 0; i < labels.length; i++) {
      bytes[data + 8 * i] = (byte) labels[i];
    }
    return bytes;
  }

  private Console attack(Path model, String out) {
    return Console.run(
        "evaluate",
        "--model",
        model.toString(),
        "--first",
        "400",
        "--eps",
        "0.003",
        "--attack",
        "fgsm,pgd:steps=5",
        "--out",
        folder.resolve(out).toString());
  }

  /** What was counted, without the seconds. */
  private static List<String> figures(Console run) {
    List<String> figures =
        run.out()
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("(fgsm|pgd|clean|under) .*"))
            .map(line -> line.replaceFirst("\\s+\\S+$", ""))
            .toList();
    assertThat(figures).hasSize(4);
    return figures;
  }
}
