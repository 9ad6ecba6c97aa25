package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyTaskRunsOnce(int threads) {
    for (int count : new int[] {0, 1, 2, 1000}) {
      AtomicIntegerArray runs = new AtomicIntegerArray(count);
      Workers.of(threads).run(count, runs::incrementAndGet);
      for (int i = 0; i < count; i++) {
        assertThat(runs.get(i)).isOne();
      }
    }
  }

  @Test
  void severalCallersShareOneCrew() throws Exception {
    Workers workers = Workers.of(3);
    AtomicIntegerArray runs = new AtomicIntegerArray(50);
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      List<Future<?>> calls = new ArrayList<>();
      for (int call = 0; call < 200; call++) {
        calls.add(callers.submit(() -> workers.run(50, runs::incrementAndGet)));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }
    for (int i = 0; i < 50; i++) {
      assertThat(runs.get(i)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aFailureReachesTheCallerAndTheCrewGoesOn(int threads) {
    Workers workers = Workers.of(threads);
    assertThatThrownBy(() ->
            workers.run(
                20,
                i -> {
                  if (i == 13) {
                    throw new IllegalArgumentException("task " + i);
                  }
                }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task 13");
    everyTaskRunsOnce(threads);
  }

  @Test
  void aCrewNeedsAThread() {
    assertThatThrownBy(() -> Workers.of(0)).hasMessage("threads must be >= 1, got 0");
  }
}
