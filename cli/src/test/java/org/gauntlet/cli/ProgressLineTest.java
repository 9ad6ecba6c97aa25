package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter err = new StringWriter();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void wordsSayHowFarAndHowLong() {
    assertThat(stage("pgd at 0.3", 120, 500, 35.12, 10.8).words())
        .isEqualTo("pgd at 0.3: 120/500 examples, 35.1/s, 11 s left, 12 broken");
    assertThat(stage("pgd at 0.3", 500, 500, 1234.2, 0).words())
        .as("what is over has no time left")
        .isEqualTo("pgd at 0.3: 500/500 examples, 1234/s, 12 broken");
    assertThat(stage("pgd at 0.3", 0, 500, 0, 0).words())
        .as("nothing is known yet")
        .isEqualTo("pgd at 0.3: 0/500 examples, 12 broken");
    assertThat(stage("health checks", 0, 0, 0, 0).words()).isEqualTo("health checks ...");
    assertThat(new Stage("training", 1, 2, "batches", 0, 0, "").words())
        .isEqualTo("training: 1/2 batches");
  }

  @Test
  void durationsAreRoundedUp() {
    assertThat(Stage.duration(0.01)).isEqualTo("1 s");
    assertThat(Stage.duration(59.5)).isEqualTo("1 min 00 s");
    assertThat(Stage.duration(125)).isEqualTo("2 min 05 s");
    assertThat(Stage.duration(3 * 3600 + 240)).isEqualTo("3 h 04 min");
  }

  @Test
  void plainLinesComeAtTheEndOfAStage() {
    ProgressLine line = line(false);
    for (int done = 0; done <= 100; done += 10) {
      line.show(stage("fgsm", done, 100, 1, 1));
    }
    line.show(stage("pgd", 50, 100, 1, 1));
    line.show(stage("health checks", 0, 0, 0, 0));
    line.end();
    assertThat(err.toString().lines())
        .containsExactly("fgsm: 100/100 examples, 1.0/s, 12 broken", "health checks ...");
    assertThat(err.toString()).doesNotContain("\r", "\u001b");
  }

  @Test
  void plainLinesOfLongStagesComeEachTenthOrMinute() {
    ProgressLine line = line(false);
    for (int second = 1; second <= 200; second++) {
      clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
      line.show(stage("pgd", second, 1000, 1, 1));
    }
    assertThat(err.toString().lines().map(words -> words.substring(0, words.indexOf('/'))))
        .as("60 silent seconds, a tenth, 60 silent seconds, a tenth")
        .containsExactly("pgd: 60", "pgd: 100", "pgd: 160", "pgd: 200");
  }

  @Test
  void aTerminalLineIsRewrittenAndWiped() {
    ProgressLine line = line(true);
    line.show(stage("fgsm", 1, 100, 1, 1));
    line.show(stage("fgsm", 2, 100, 1, 1));
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(150));
    line.show(stage("fgsm", 3, 100, 1, 1));
    line.end();
    assertThat(err.toString()).contains("fgsm: 1/100", "fgsm: 3/100").doesNotContain("2/100", "\n");
    assertThat(err.toString()).startsWith("\r").endsWith("\r\u001b[K");
  }

  private ProgressLine line(boolean watched) {
    return new ProgressLine(new PrintWriter(err), watched, clock::get);
  }

  private static Stage stage(String what, long done, long total, double rate, double left) {
    return new Stage(what, done, total, "examples", rate, left, "12 broken");
  }
}
