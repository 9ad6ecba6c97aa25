package org.gauntlet.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.harness.folder.Origin;
import org.gauntlet.nn.engine.CpuEngine;

/** What a run records of the program and the machine. */
final class Provenance {
  private Provenance() {}

  static Origin origin(List<String> command, CpuEngine.Description engine) {
    return new Origin(Version.text(), reproducing(command), environment(engine));
  }

  static SequencedMap<String, String> environment(CpuEngine.Description engine) {
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("gauntlet", Version.text());
    environment.put("java", System.getProperty("java.runtime.version"));
    environment.put("jvm", System.getProperty("java.vm.name"));
    environment.put(
        "os",
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    environment.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    environment.put("threads", String.valueOf(engine.threads()));
    environment.put("kernels", "%s, %d bits".formatted(engine.kernels(), engine.bits()));
    return environment;
  }

  /** The command without the word that only says how it was started. */
  private static List<String> reproducing(List<String> command) {
    List<String> words = new ArrayList<>(List.of("./gauntlet"));
    command.stream().filter(word -> !word.equals("--resume")).forEach(words::add);
    return words;
  }
}
