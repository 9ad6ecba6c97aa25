package org.gauntlet.nn.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void everybodyMayStartItAndWaitForIt() throws Exception {
    try (ExecutorService crowd = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(crowd.submit(WarmUp::start));
        all.add(crowd.submit(WarmUp::await));
      }
      for (Future<?> one : all) {
        one.get(20, TimeUnit.SECONDS);
      }
    }
    long workers =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("gauntlet-warm-up"))
            .count();
    assertThat(workers).isLessThanOrEqualTo(1);
  }

  @Test
  void afterwardsNobodyWaits() {
    WarmUp.await();
    long start = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      WarmUp.await();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void aThreadThatIsInterruptedMeanwhileStaysInterrupted() throws InterruptedException {
    boolean[] kept = new boolean[1];
    Thread waiting =
        new Thread(() -> {
          Thread.currentThread().interrupt();
          WarmUp.await();
          kept[0] = Thread.currentThread().isInterrupted();
        });
    waiting.start();
    waiting.join(20_000);
    assertThat(kept[0]).isTrue();
  }
}
