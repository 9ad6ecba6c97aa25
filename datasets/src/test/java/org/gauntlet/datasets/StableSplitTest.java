package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StableSplitTest {
  @Property(tries = 200)
  void a_name_always_falls_on_the_same_side(@ForAll String name) {
    assertThat(StableSplit.of(name)).isEqualTo(StableSplit.of(name));
  }

  @Test
  void one_fifth_is_for_test() {
    long test =
        IntStream.range(0, 20_000)
            .filter(i -> StableSplit.of("cat/" + i + ".png") == Split.TEST)
            .count();
    assertThat(test).isBetween(3800L, 4200L);
  }

  /** Were this to change, models trained before would be tested on what they have seen. */
  @Test
  void sides_stay_what_they_are_from_release_to_release() {
    List<Integer> test =
        IntStream.range(0, 30)
            .filter(i -> StableSplit.of(String.valueOf(i)) == Split.TEST)
            .boxed()
            .toList();
    assertThat(test).containsExactly(2, 3, 6, 20, 28);
  }
}
