package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code gauntlet COMMAND}. */
@Command(
    name = "gauntlet",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Tells how robust a model is, and proves it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Demo.class,
      Train.class,
      Evaluate.class,
      Gate.class,
      ReportCommand.class,
      ListCommand.class,
      Doctor.class
    },
    footer = {
      "",
      "Exit codes: 0 ok, 1 internal error, 2 usage, 3 input, 4 environment, 10 gate failed,",
      "11 inconclusive or unassessed, 12 evaluation unreliable, 130/143 interrupted (resumable)."
    })
final class Main implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  static void main(String[] words) {
    // Figures read the same in every country.
    Locale.setDefault(Locale.ROOT);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Terminal.wipeAnnouncement(err);
    System.exit(run(words, new PrintWriter(System.out, true, StandardCharsets.UTF_8), err));
  }

  static int run(String[] words, PrintWriter out, PrintWriter err) {
    Failures failures = new Failures();
    CommandLine command =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler(failures)
            .setParameterExceptionHandler(failures)
            .setCaseInsensitiveEnumValuesAllowed(true);
    try {
      return command.execute(words);
    } catch (Throwable failure) {
      return Failures.report(failure, err);
    }
  }
}
