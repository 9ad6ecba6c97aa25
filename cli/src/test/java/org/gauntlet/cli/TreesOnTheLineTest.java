package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten trees of one question each, in a file that onnx 1.23 wrote, as words on the line. */
class TreesOnTheLineTest {
  private static final String EVALUATE = "evaluate --first 40 --eps 0.3 --out OUT --model HERE/";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    try (InputStream file = TreesOnTheLineTest.class.getResourceAsStream("trees.onnx")) {
      Files.write(folder.resolve("trees.onnx"), Objects.requireNonNull(file).readAllBytes());
    }
  }

  @Test
  void inspectSaysThatTheyHaveNoGradients() {
    Console run = Console.run("inspect HERE/trees.onnx", folder, folder);
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("ai.onnx.ml.TreeEnsembleRegressor supported, without gradients")
        .contains("answers 10 classes, not differentiable (trees)")
        .doesNotContain("NOT SUPPORTED");
  }

  @Test
  void noiseAndExamplesOfASurrogateAreTriedOnThem() {
    Models.linear(folder);
    Console run =
        Console.run(
            EVALUATE + "trees.onnx --attack noise --surrogate MODEL",
            folder,
            folder.resolve("out"));
    assertThat(run.complaints()).isEmpty();
    assertThat(run.out()).contains("noise", "transfer");
    assertThat(run.err()).contains("scores are the sums of 10 trees, which have no gradients");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate", "gate --min-clean-accuracy 0"})
  void withoutAnAttackNoiseIsTried(String command) {
    Console run =
        Console.run(
            command + " --first 40 --eps 0.3 --out OUT --model HERE/trees.onnx",
            folder,
            folder.resolve("out"));
    assertThat(run.complaints()).isEmpty();
    assertThat(run.out()).contains("noise").doesNotContain("pgd");
  }

  @Test
  void valuesAreStretchedAsTold() {
    Console run =
        Console.run(EVALUATE + "trees.onnx --input-range 0,255", folder, folder.resolve("out"));
    assertThat(run.err())
        .contains("trees.onnx: inputs in [0, 1] are multiplied by 255.0 first")
        .doesNotContain("taken to lie");
  }

  @Test
  void whatNeedsGradientsIsRefusedInOneLine() {
    Path out = folder.resolve("out");
    assertThat(Console.run(EVALUATE + "trees.onnx --attack pgd", folder, out).complaints())
        .singleElement()
        .asString()
        .contains("the attack needs gradients and the model answers none");
    Models.linear(folder);
    String onto = EVALUATE + "linear.safetensors --attack noise --surrogate HERE/trees.onnx";
    assertThat(Console.run(onto, folder, out).complaints())
        .singleElement()
        .asString()
        .contains("shows no gradients");
  }
}
