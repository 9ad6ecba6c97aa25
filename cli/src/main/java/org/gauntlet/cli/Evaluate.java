package org.gauntlet.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gauntlet evaluate}: attacks a model and writes what was found; judges nothing. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "gauntlet evaluate --model=FILE --eps=EPS[,EPS] [OPTION]...",
    description = "Attacks a model and writes a results folder with a report.")
final class Evaluate implements Callable<Integer>, Interruptible {
  @Spec private CommandSpec spec;
  @Mixin private EvaluationOptions options = new EvaluationOptions();

  @Override
  public Integer call() {
    var command = spec.commandLine();
    new EvaluationRun(options, Words.of(spec), command.getOut(), command.getErr()).run(List.of());
    return ExitCode.OK;
  }

  @Override
  public String whenInterrupted() {
    return options.whenInterrupted();
  }
}
