package org.gauntlet.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data that a test may use where it lies at hand. */
final class RealData {
  private RealData() {}

  /** A folder of the real data; without it the test is skipped. */
  static Path folder(String name) {
    Path folder = Path.of(System.getProperty("data.dir", "../shared/data")).resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), "no data in " + folder);
    return folder;
  }
}
