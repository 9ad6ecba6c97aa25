package org.gauntlet.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.nn.engine.CpuEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gauntlet train}: trains a network, plainly or adversarially, and writes it with its
 * curves.
 */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "gauntlet train --out=DIR [OPTION]...",
    description = "Trains a model and writes it with its curves and its accuracies.")
final class Train implements Callable<Integer>, Interruptible {
  @Spec private CommandSpec spec;
  @Mixin private TrainingWords words = new TrainingWords();
  @Mixin private DataOptions data = new DataOptions();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder for the model; refused when there is a model already")
  private Path out = Path.of("");

  @Option(
      names = "--resume",
      description = "continue the training in the folder after its last finished epoch")
  private boolean resume;

  @Override
  public Integer call() {
    words.check();
    CpuEngine engine = CpuEngine.of(engineOptions.threads());
    Dataset whole = data.open(Split.TRAIN);
    Dataset test = data.openWhole(Split.TEST);
    var command = spec.commandLine();
    new TrainingRun(words, engine, whole, test, command.getOut(), command.getErr())
        .run(out, resume);
    return ExitCode.OK;
  }

  @Override
  public String whenInterrupted() {
    return new TrainingFolder(out).isUnfinished()
        ? "the finished epochs are kept in " + out + ": go on with the same words and --resume"
        : "no model was written";
  }
}
