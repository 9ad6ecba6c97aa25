package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalInt;
import org.gauntlet.core.Example;
import org.junit.jupiter.api.Test;

class MnistTest {
  private static Dataset open(Split split) {
    return Datasets.open(
        "mnist", Optional.of(RealData.folder("mnist")), split, OptionalInt.empty());
  }

  @Test
  void the_test_split_is_the_one_everybody_knows() {
    Dataset data = open(Split.TEST);
    assertThat(data.size()).isEqualTo(10_000);
    assertThat(data.first(10).examples())
        .extracting(Example::label)
        .containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    assertThat(data.examples().get(12).id()).isEqualTo("mnist-test-00012");
  }

  @Test
  void the_training_split_has_the_published_statistics() {
    Dataset data = open(Split.TRAIN);
    assertThat(data.size()).isEqualTo(60_000);
    assertThat(data.statistics().mean().getFirst()).isCloseTo(0.1307, within(1e-3));
    assertThat(data.statistics().deviation().getFirst()).isCloseTo(0.3081, within(1e-3));
  }

  @Test
  void the_folder_above_serves_as_well() {
    Dataset data =
        Datasets.open(
            "mnist",
            Optional.of(RealData.folder("mnist").getParent()),
            Split.TEST,
            OptionalInt.of(3));
    assertThat(data.examples()).extracting(Example::label).containsExactly(7, 2, 1);
  }
}
