package org.gauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gauntlet.harness.Progress;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong nanos = new AtomicLong(5);
  private final List<Progress.Step> told = new ArrayList<>();
  private final Pace pace = new Pace(told::add, nanos::get, "pgd", 100, 7);

  @Test
  void tells_rate_and_rest_by_the_clock_it_is_given() {
    pace.done(0);
    nanos.addAndGet(2_000_000_000L);
    pace.broken(3);
    pace.done(40);
    assertThat(told)
        .containsExactly(
            new Progress.Step("pgd", 0, 100, 7, 0, 0),
            new Progress.Step("pgd", 40, 100, 10, 20, 3));
  }

  @Test
  void a_clock_that_stands_still_divides_by_nothing() {
    pace.done(10);
    assertThat(told.getFirst().perSecond()).isZero();
  }

  @Test
  void laps_add_up_to_the_whole() {
    nanos.addAndGet(1_000_000_000L);
    assertThat(pace.lap()).isEqualTo(1);
    nanos.addAndGet(500_000_000L);
    assertThat(pace.lap()).isEqualTo(0.5);
  }
}
