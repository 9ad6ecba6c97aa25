package org.gauntlet.benchmarks.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gauntlet.benchmarks.race.Row;
import org.gauntlet.benchmarks.race.Table;

/** Another JVM with this one's flags and classes. */
final class ChildJvm {
  private ChildJvm() {}

  /** Runs this benchmark in it and answers the rows that it measured. */
  static List<Row> rows(Map<String, String> environment, String flag, List<String> words) {
    try {
      Path json = Files.createTempFile("rows", ".json");
      List<String> command = command(flag);
      command.add(EngineRace.class.getName());
      command.addAll(words);
      command.addAll(List.of("--json", json.toString()));
      await(environment, command);
      List<Row> rows = Table.read(Torch.NAME, Files.readString(json));
      Files.delete(json);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program in it, and answers how many seconds that took. */
  static double seconds(String main, List<String> words) {
    List<String> command = command("");
    command.add(main);
    command.addAll(words);
    long start = System.nanoTime();
    await(Map.of(), command);
    return (System.nanoTime() - start) / 1e9;
  }

  /** The start of a command; the flag, given last, overrules an earlier one. */
  private static List<String> command(String flag) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    if (!flag.isEmpty()) {
      command.add(flag);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  private static void await(Map<String, String> environment, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    try {
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(command + " ended with exit code " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
