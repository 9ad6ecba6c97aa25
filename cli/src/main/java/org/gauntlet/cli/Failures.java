package org.gauntlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.gauntlet.core.Refusal;
import picocli.CommandLine;

/** Turns what went wrong into one line on standard error and an exit code; never a stack trace. */
final class Failures
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    return report(failure, command.getErr());
  }

  @Override
  public int handleParseException(CommandLine.ParameterException failure, String[] words) {
    CommandLine command = failure.getCommandLine();
    if (failure.getCause() instanceof Refusal refusal) {
      return report(refusal, command.getErr());
    }
    line(
        command.getErr(),
        failure.getMessage()
            + suggestion(failure)
            + " (see '"
            + command.getCommandSpec().qualifiedName()
            + " --help')");
    return ExitCode.USAGE;
  }

  static int report(Throwable failure, PrintWriter err) {
    return switch (failure) {
      case Refusal refusal -> {
        line(err, String.valueOf(refusal.getMessage()));
        yield ExitCode.of(refusal.kind());
      }
      case CancellationException _ -> {
        line(err, "interrupted: everything found so far is kept, go on with --resume");
        yield ExitCode.INTERRUPTED;
      }
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

  private static String suggestion(CommandLine.ParameterException failure) {
    List<String> meant =
        failure instanceof CommandLine.UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return meant.isEmpty() ? "" : ", did you mean " + meant.getFirst() + "?";
  }

  private static void line(PrintWriter err, String message) {
    err.println("gauntlet: " + Terminal.plain(message.strip().replaceAll("\\R+\\s*", " ")));
    err.flush();
  }
}
