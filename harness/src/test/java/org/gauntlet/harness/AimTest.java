package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.attacks.Goal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimTest {
  @ParameterizedTest
  @CsvSource({"AVOID, avoid", "NEXT_CLASS, next-class"})
  void is_written_in_one_word(Aim aim, String word) {
    assertThat(aim.word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 1", "1, 3, 2", "2, 3, 0", "1, 2, 0", "999, 1000, 0"})
  void the_last_class_goes_to_the_first(int truth, int classes, int target) {
    assertThat(Aim.NEXT_CLASS.goal(truth, classes)).isEqualTo(new Goal.Reach(truth, target));
  }

  @Property
  void every_class_is_the_aim_of_exactly_one_other(
      @ForAll @IntRange(min = 2, max = 50) int classes) {
    int[] aimedAt = new int[classes];
    for (int truth = 0; truth < classes; truth++) {
      Goal.Reach goal = (Goal.Reach) Aim.NEXT_CLASS.goal(truth, classes);
      assertThat(goal.target()).isNotEqualTo(truth);
      aimedAt[goal.target()]++;
    }
    assertThat(aimedAt).containsOnly(1);
  }

  @Property
  void to_avoid_needs_no_other_class(
      @ForAll @IntRange(min = 0, max = 9) int truth,
      @ForAll @IntRange(min = 1, max = 10) int more) {
    assertThat(Aim.AVOID.goal(truth, truth + more)).isEqualTo(new Goal.Avoid(truth));
  }
}
