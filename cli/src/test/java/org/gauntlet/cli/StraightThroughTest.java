package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.NpyFile;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.onnx.OnnxExport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The linear model behind a rounding of inputs to sixteenths, within its own graph. */
class StraightThroughTest {
  private static final String EVALUATE =
      "evaluate --first 60 --eps 0.1 --attack pgd:steps=10 --out OUT --model HERE/";
  private static final Pattern UNDER = Pattern.compile("under \\S+ ≤ 0\\.1 +≤ ([0-9.]+) %");

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    out = folder.resolve("out");
    Network trained = Checkpoint.read(Models.linear(folder)).network();
    Domain domain = trained.domain();
    Shape one = Shape.of(1, 1, 1);
    var graph =
        new GraphBuilder()
            .input("x", domain.input())
            .then(new Affine(one))
            .then(new Pointwise(Curve.ROUND))
            .then(new Affine(one))
            .then(new Flatten())
            .then(new Dense(10))
            .graph();
    var parameters =
        new LinkedHashMap<>(Network.initialise(graph, domain, new Seed(1)).parameters());
    parameters.replace("affine1.scale", Tensor.filled(one, 16));
    parameters.replace("affine2.scale", Tensor.filled(one, 1 / 16f));
    trained.parameters().forEach(parameters::replace);
    Network rounding = new Network(graph, domain, parameters);
    Files.write(folder.resolve("r.onnx"), OnnxExport.encode(rounding));
  }

  @Test
  void gradientsThatEndInRoundingArePassedOnAndThatIsReported() {
    Console blind = Console.run(EVALUATE + "r.onnx", folder, out);
    Console through =
        Console.run(EVALUATE + "r.onnx --straight-through", folder, folder.resolve("other"));
    assertThat(blind.err())
        .contains("gradients end at [round1], which only jump; --straight-through passes them on");
    assertThat(blind.out()).contains("UNRELIABLE");
    assertThat(through.complaints()).isEmpty();
    assertThat(through.out()).contains("pgd-adaptive").doesNotContain("UNRELIABLE");
    assertThat(under(through)).isLessThan(under(blind) - 20);
    assertThat(folder.resolve("other/evaluation.json"))
        .content()
        .contains("gradients straight through its rounding");
  }

  @Test
  void traceWritesThem() throws IOException {
    Files.write(
        folder.resolve("x.npy"),
        NpyFile.encode(Batch.of(new Seed(2).open().uniform(Shape.of(1, 28, 28), 0, 1))));
    Files.write(folder.resolve("y.npy"), OnnxTest.labels(3));
    String words = "trace --model HERE/r.onnx --input HERE/x.npy --labels HERE/y.npy --out OUT";
    assertThat(Console.run(words, folder, out).code()).isEqualTo(ExitCode.OK);
    Tensor blocked = NpyFile.rows(out.resolve("grad.npy")).row(0);
    assertThat(blocked.dot(blocked)).isZero();
    Console.run(words + " --straight-through", folder, out);
    Tensor passed = NpyFile.rows(out.resolve("grad.npy")).row(0);
    assertThat(passed.dot(passed)).isPositive();
  }

  @Test
  void aModelWithoutRoundingIsRefused() {
    Console.run(EVALUATE + "linear.safetensors --straight-through", folder, out)
        .complains(
            ExitCode.USAGE, "--straight-through: the model has no Round, Floor, Ceil or Sign");
  }

  @Test
  void aBlackBoxHasNothingToPass() {
    Console.run(EVALUATE + "r.onnx --black-box --straight-through", folder, out)
        .complains(ExitCode.USAGE, "--black-box shows no gradients that --straight-through");
  }

  private static double under(Console run) {
    Matcher figure = UNDER.matcher(run.out());
    assertThat(figure.find()).as(run.out()).isTrue();
    return Double.parseDouble(figure.group(1));
  }
}
