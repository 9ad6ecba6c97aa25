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
    double millis = Clock.CPU.millis(() -> new RegisterLoop().run(3));
    assertThat(threads.getTotalStartedThreadCount()).isGreaterThanOrEqualTo(before + 2);
    assertThat(millis).isPositive();
  }
}
