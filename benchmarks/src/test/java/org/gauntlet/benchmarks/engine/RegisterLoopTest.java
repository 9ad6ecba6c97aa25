package org.gauntlet.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.gauntlet.benchmarks.race.Clock;
import org.junit.jupiter.api.Test;

final class RegisterLoopTest {
  @Test
  void theCallerIsOneOfTheThreads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getTotalStartedThreadCount();
    RegisterLoop loop = new RegisterLoop();
    double millis = Clock.CPU.millis(() -> loop.run(3));
    assertThat(threads.getTotalStartedThreadCount()).isGreaterThanOrEqualTo(before + 2);
    assertThat(millis).isPositive();
    // Each of the twelve sums converges: a = a / 2 + 1.
    assertThat(loop.result()).isEqualTo(24);
  }
}
