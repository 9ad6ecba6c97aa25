package org.gauntlet.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gauntlet report}: draws a results folder again; attacks nothing. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes report.html from a results folder, and prints the summary.")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "a results folder of evaluate or gate")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    Publication.of(folder, spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
