package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.datasets.NpyFile;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.onnx.OnnxExport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model of tokens, five of them out of seven, as words on the line. */
class TokensOnTheLineTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Domain domain = new Domain(Shape.of(5), 0, 6, 4);
    var graph =
        new GraphBuilder()
            .input("x", domain.input())
            .then(new Embedding(7, 3))
            .then(new Flatten())
            .then(new Dense(4))
            .graph();
    Network network = Network.initialise(graph, domain, new Seed(1));
    Files.write(folder.resolve("t.onnx"), OnnxExport.encode(network));
    new Checkpoint(network, List.of(), new LinkedHashMap<>())
        .write(folder.resolve("t.safetensors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.onnx", "t.safetensors", "t.onnx --black-box"})
  void anEvaluationIsRefusedInOneLine(String model) {
    Path out = folder.resolve("out");
    Console.run("evaluate --eps 0.1 --first 5 --out OUT --model HERE/" + model, folder, out)
        .complains(ExitCode.INPUT, "which no norm can perturb a little");
    assertThat(out).doesNotExist();
  }

  @Test
  void theLineNamesTheWay() {
    String said = Console.run("evaluate --eps 1 --model HERE/t.onnx", folder, folder).err();
    assertThat(said)
        .contains("takes tokens (5) from 0 to 6")
        .contains("'gauntlet trace --model " + folder.resolve("t.onnx") + " --input X.npy");
  }

  @Test
  void inspectSaysWhereGradientsEnd() {
    assertThat(Console.run("inspect HERE/t.onnx", folder, folder).out())
        .contains("differentiable at its embedding 'embedding1' alone (tokens)");
  }

  @Test
  void traceWritesGradientsAtTheEmbedding() throws IOException {
    Files.write(
        folder.resolve("x.npy"),
        NpyFile.encode(Batch.adopt(Shape.of(5), 2, new float[] {0, 1, 2, 3, 4, 6, 6, 5, 5, 0})));
    Files.write(folder.resolve("y.npy"), OnnxTest.labels(1, 3));
    Console run =
        Console.run(
            "trace --model HERE/t.onnx --input HERE/x.npy --labels HERE/y.npy --out OUT",
            folder,
            folder.resolve("out"));
    assertThat(run.complaints()).isEmpty();
    Batch gradient = NpyFile.rows(folder.resolve("out/grad.npy"));
    assertThat(gradient.shape()).isEqualTo(Shape.of(5, 3));
    assertThat(gradient.row(0).dot(gradient.row(0))).isPositive();
  }
}
