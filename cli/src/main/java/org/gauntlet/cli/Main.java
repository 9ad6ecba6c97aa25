package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gauntlet.nn.engine.CpuEngine;
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
      Inspect.class,
      TraceCommand.class,
      Convert.class,
      ListCommand.class,
      Doctor.class
    },
    footer = {
      "",
      "Exit codes:",
      "    0 ok, or every gate passed      10 a gate failed",
      "    1 internal error                11 inconclusive, or nothing measured",
      "    2 wrong usage                   12 the evaluation is unreliable",
      "    3 unusable model or data       130 interrupted, resumable",
      "    4 trouble with the machine     143 terminated, resumable"
    })
final class Main implements Callable<Integer> {
  /** Tells libraries' users which kernels run; here that is what {@code doctor} is for. */
  private static final Logger ENGINE = Logger.getLogger("org.gauntlet.nn.engine");

  /** Commands that have the engine's kernels compiled while they read their files. */
  private static final Set<String> RUN_NETWORKS =
      Set.of("demo", "evaluate", "gate", "trace", "train");

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }

  static void main(String[] words) {
    // Figures read the same in every country.
    Locale.setDefault(Locale.ROOT);
    ENGINE.setLevel(Level.WARNING);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Terminal.wipeAnnouncement(err);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    if (words.length > 0 && RUN_NETWORKS.contains(words[0])) {
      CpuEngine.warmUp();
    }
    System.exit(Interruption.guard(() -> run(words, out, err)));
  }

  static int run(String[] words, PrintWriter out, PrintWriter err) {
    Failures failures = new Failures();
    CommandLine command =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler(failures)
            .setParameterExceptionHandler(failures)
            .registerConverter(Integer.class, word -> whole(word, Integer::valueOf))
            .registerConverter(int.class, word -> whole(word, Integer::valueOf))
            .registerConverter(long.class, word -> whole(word, Long::valueOf));
    try {
      return command.execute(words);
    } catch (Throwable failure) {
      return Failures.report(failure, err);
    }
  }

  private static <T> T whole(String word, Function<String, T> parse) {
    try {
      return parse.apply(word);
    } catch (NumberFormatException e) {
      throw new CommandLine.TypeConversionException("'" + word + "' is no whole number in range");
    }
  }
}
