package org.gauntlet.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Loss;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.datasets.NpyFile;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.engine.Traceable;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.store.InputFile;
import org.gauntlet.onnx.OnnxFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gauntlet trace}: a model's logits and input gradients as NumPy arrays, to compare with
 * what another framework says. Inputs are in the file's own units; gradients of a model of tokens
 * are those of its embedding (N, T, E).
 */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Writes logits.npy, and grad.npy: the gradient of the summed cross-entropy with respect to"
            + " the input, or for tokens to their embedding.")
final class TraceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--model", paramLabel = "FILE", required = true, description = "the model")
  private Path model = Path.of("");

  @Option(
      names = "--input",
      paramLabel = "X.npy",
      required = true,
      description = "inputs (N, ...), in the units that the file takes")
  private Path input = Path.of("");

  @Option(
      names = "--labels",
      paramLabel = "Y.npy",
      required = true,
      description = "classes (N), for the loss")
  private Path labels = Path.of("");

  @Option(
      names = "--straight-through",
      description =
          "gradients pass the model's own rounding (Round, Floor, Ceil, Sign) as if it were the"
              + " identity")
  private boolean straightThrough;

  @Mixin private ExternalOption external = new ExternalOption();
  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder for logits.npy and grad.npy, which are replaced")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Network network = network();
    Batch x = NpyFile.rows(input);
    int[] y = NpyFile.labels(labels);
    check(network, x, y);
    Traceable asked = CpuEngine.of(engine.threads()).traceable(network);
    try (GradientModel.Trace trace = asked.trace(x)) {
      Batch cotangents =
          trace
              .scores()
              .map((row, scores) -> Loss.CROSS_ENTROPY.cotangent(scores, new Goal.Climb(y[row])));
      AtomicFile.write(out.resolve("logits.npy"), NpyFile.encode(trace.scores()));
      AtomicFile.write(out.resolve("grad.npy"), NpyFile.encode(trace.pull(cotangents)));
    }
    spec.commandLine().getOut().printf("%s: logits.npy, grad.npy of %d rows%n", out, x.size());
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  private Network network() {
    Network network =
        OnnxFile.looksLike(InputFile.read(model))
            ? OnnxFile.open(model, external.files()).network().network()
            : Checkpoint.read(model).network();
    return straightThrough ? new ModelSource(network, List.of()).through() : network;
  }

  private void check(Network network, Batch x, int[] y) {
    if (!x.shape().equals(network.domain().input()) || y.length != x.size()) {
      throw Refusal.input(
          "%s holds %d inputs %s and %s %d labels, but the model takes inputs %s: save arrays that fit"
              .formatted(input, x.size(), x.shape(), labels, y.length, network.domain().input()));
    }
    for (int label : y) {
      if (label < 0 || label >= network.domain().classes()) {
        throw Refusal.input(
            "%s holds the label %d, expected 0 to %d: save the right labels"
                .formatted(labels, label, network.domain().classes() - 1));
      }
    }
  }
}
