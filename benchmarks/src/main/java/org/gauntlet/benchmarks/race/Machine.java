package org.gauntlet.benchmarks.race;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.gauntlet.nn.engine.CpuEngine;

/** Where figures come from: processor, JDK, flags, commit. */
public final class Machine {
  private Machine() {}

  /**
   * The machine, in one line.
   *
   * @param rival the program on the other side, with its version
   */
  public static String describe(String rival) {
    CpuEngine.Description engine = CpuEngine.of(1).description();
    return "machine: %s, %d cores; %s (%d bits); %s; JDK %s; flags %s; commit %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            engine.kernels(),
            engine.bits(),
            rival,
            System.getProperty("java.runtime.version"),
            flags(),
            System.getProperty("gauntlet.commit", "unknown"));
  }

  private static String flags() {
    List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return flags.stream()
        .filter(flag -> flag.startsWith("-XX:Use") || flag.startsWith("-XX:+Use"))
        .collect(Collectors.joining(" "));
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*: ", ""))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
