package org.gauntlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Turns what went wrong into one line on standard error and an exit code; never a stack trace. */
final class Failures
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    if (isInterruption(failure) && command.getCommand() instanceof Interruptible stopped) {
      line(command.getErr(), "interrupted: " + stopped.whenInterrupted());
      return ExitCode.INTERRUPTED;
    }
    return report(failure, command.getErr());
  }

  @Override
  public int handleParseException(CommandLine.ParameterException failure, String[] words) {
    CommandLine command = failure.getCommandLine();
    line(
        command.getErr(),
        "%s (see '%s --help')".formatted(words(failure), command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  /** An interrupt ends attacks and trainings by exception, and files by closing them. */
  private static boolean isInterruption(Exception failure) {
    return failure instanceof CancellationException
        || failure.getCause() instanceof ClosedByInterruptException;
  }

  static int report(Throwable failure, PrintWriter err) {
    return switch (failure) {
      case Refusal refusal -> {
        line(err, String.valueOf(refusal.getMessage()));
        yield ExitCode.of(refusal.kind());
      }
      case Ended ended -> ended.code();
      case OutOfMemoryError _ -> {
        line(
            err,
            "out of memory with a heap of %d MiB: give more with GAUNTLET_JVM=-Xmx8g, or lower --batch"
                .formatted(Runtime.getRuntime().maxMemory() >> 20));
        yield ExitCode.ENVIRONMENT;
      }
      default -> internal(failure, err);
    };
  }

  private static int internal(Throwable failure, PrintWriter err) {
    line(err, "internal error: %s; please report it with %s".formatted(failure, log(failure)));
    return ExitCode.INTERNAL;
  }

  /** Where the stack trace was written for the report. */
  private static String log(Throwable failure) {
    try {
      Path file = Files.createTempFile("gauntlet-", ".log");
      try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
        failure.printStackTrace(writer);
      }
      return file.toString();
    } catch (IOException e) {
      return "the command line that you typed";
    }
  }

  private static String words(CommandLine.ParameterException failure) {
    return failure instanceof CommandLine.UnmatchedArgumentException unmatched
        ? unknown(unmatched)
        : String.valueOf(failure.getMessage());
  }

  private static String unknown(CommandLine.UnmatchedArgumentException failure) {
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    String word = failure.getUnmatched().getFirst().replaceFirst("=.*", "");
    if (failure.isUnknownOption()) {
      return "there is no option '%s'%s"
          .formatted(word, Spelling.hint(word, spec.optionsMap().keySet()));
    }
    return spec.subcommands().isEmpty()
        ? "'%s' takes no argument '%s'".formatted(spec.qualifiedName(), word)
        : "there is no command '%s'%s"
            .formatted(word, Spelling.hint(word, spec.subcommands().keySet()));
  }

  private static void line(PrintWriter err, String message) {
    err.println("gauntlet: " + Terminal.plain(message.strip().replaceAll("\\R+\\s*", " ")));
    err.flush();
  }
}
