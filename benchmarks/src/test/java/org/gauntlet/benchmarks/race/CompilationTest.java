package org.gauntlet.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompilationTest {
  private static final String IDLE =
      """
      Current compiles:\s

      C1 compile queue:
      Empty

      C2 compile queue:
      Empty
      """;

  @Test
  void emptyQueuesAreIdle() {
    assertThat(Compilation.idle(IDLE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C2 CompilerThread0  1793       4       org.example.Kernels::product (891 bytes)",
        "1742   !   4       org.example.Kernels::product (40 bytes)",
        "  17 %     4       org.example.Kernels::product @ 12 (40 bytes)"
      })
  void aMethodOnItsWayIsWork(String line) {
    assertThat(Compilation.idle(IDLE + line + "\n")).isFalse();
    assertThat(Compilation.idle(line + "\n" + IDLE)).isFalse();
  }

  /** A JVM that does nothing has soon compiled everything. */
  @Test
  void thisJvmComesToRest() {
    boolean idle = false;
    for (int tries = 0; tries < 600 && !idle; tries++) {
      LockSupport.parkNanos(100_000_000);
      idle = Compilation.idle();
    }
    assertThat(idle).isTrue();
  }
}
