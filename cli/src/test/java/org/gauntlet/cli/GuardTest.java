package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Guarded work is work as ever, until a signal comes. */
class GuardTest {
  @Test
  void answersWhatTheWorkAnswersFromThisThread() {
    Thread here = Thread.currentThread();
    assertThat(Interruption.guard(Thread::currentThread)).isSameAs(here);
    assertThat(Interruption.guard(() -> Interruption.guard(() -> 7) + 1)).isEqualTo(8);
    assertThat(Thread.interrupted()).as("nobody was told to stop").isFalse();
  }

  @Test
  void whatTheWorkThrowsIsThrown() {
    CancellationException failure = new CancellationException("half way");
    assertThatThrownBy(() ->
            Interruption.guard(() -> {
              throw failure;
            }))
        .isSameAs(failure);
  }
}
