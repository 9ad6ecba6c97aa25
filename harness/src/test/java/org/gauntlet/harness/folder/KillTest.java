package org.gauntlet.harness.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the whole process, without a word of warning, again and again. */
class KillTest {
  private static final int KILLS = 20;
  private static final int MILLIS = 2;

  @TempDir Path temp;

  @Test
  void a_run_killed_at_random_moments_and_resumed_ends_with_the_same_bytes() throws Exception {
    Path whole = temp.resolve("whole");
    SlowRun.evaluate(whole, 0);
    RandomStream moments = new Seed(45).child("moments").open();
    int kills = 0;
    int interrupted = 0;
    for (int run = 0; kills < KILLS; run++) {
      Path folder = temp.resolve("killed-" + run);
      while (kills < KILLS && killed(folder, moments)) {
        kills++;
        interrupted += Files.exists(folder.resolve("samples.jsonl")) ? 1 : 0;
      }
      SlowRun.evaluate(folder, 0);
      assertSame(folder, whole);
    }
    assertThat(interrupted).as("kills that hit a run under way").isGreaterThan(KILLS / 2);
  }

  /** Starts or continues a run and kills it soon; false when it was done before. */
  private static boolean killed(Path folder, RandomStream moments) throws Exception {
    Process process = Fork.start(folder, MILLIS);
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (process.isAlive()
        && !Files.exists(folder.resolve("manifest.json"))
        && System.nanoTime() < patience) {
      Thread.sleep(1);
    }
    boolean done = process.waitFor(moments.nextInt(300), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    assertThat(done ? process.exitValue() : 0).as("%s", folder).isZero();
    return !done;
  }

  private static void assertSame(Path folder, Path whole) throws IOException {
    assertThat(folder.resolve("samples.jsonl"))
        .hasSameBinaryContentAs(whole.resolve("samples.jsonl"));
    assertThat(withoutSeconds(folder)).isEqualTo(withoutSeconds(whole));
  }

  private static String withoutSeconds(Path folder) throws IOException {
    return Files.readString(folder.resolve("evaluation.json"))
        .replaceAll("\"seconds\" : [0-9.E-]+", "\"seconds\" : 0");
  }
}
