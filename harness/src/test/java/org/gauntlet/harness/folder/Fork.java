package org.gauntlet.harness.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another Java process that runs {@link SlowRun}. */
final class Fork {
  private Fork() {}

  static Process start(Path folder, int millis) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SlowRun.class.getName(),
            folder.toString(),
            String.valueOf(millis))
        .redirectErrorStream(true)
        .start();
  }

  static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
