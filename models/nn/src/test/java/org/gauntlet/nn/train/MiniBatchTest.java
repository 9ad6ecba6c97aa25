package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Example;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

final class MiniBatchTest {
  @Property(tries = 300)
  void aSplitKeepsOrderAndIsAsEvenAsItCanBe(
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll @IntRange(min = 1, max = 70) int size) {
    List<Example> examples = Toys.moons(count, new Seed(1));
    List<Tensor> rows = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (MiniBatch part : MiniBatch.split(examples, size)) {
      rows.addAll(part.x().rows());
      sizes.add(part.size());
      for (int label : part.labels()) {
        labels.add(label);
      }
    }
    assertThat(rows).isEqualTo(examples.stream().map(Example::input).toList());
    assertThat(labels).isEqualTo(examples.stream().map(Example::label).toList());
    assertThat(sizes).hasSize(Math.ceilDiv(count, size)).allMatch(part -> part <= size);
    int least = sizes.stream().min(Integer::compare).orElseThrow();
    assertThat(sizes).allMatch(part -> part <= least + 1);
  }

  @Test
  void accuracyCountsRightAnswersForAnyBatchSize() {
    ScoreModel sign =
        ScoreModel.of(
            Toys.PLANE, x -> x.map((_, row) -> Tensor.of(row.shape(), 0, row.at(0) + row.at(1))));
    List<Example> examples = new ArrayList<>(Toys.xor());
    examples.add(Toys.point(4, 1, 2, 2));
    // Answers 0, 0, 0, 1, 1 (a tie is the first class) against 0, 1, 1, 0, 1.
    for (int batch = 1; batch <= 6; batch++) {
      assertThat(Accuracy.measure(sign, examples, batch)).isEqualTo(new Accuracy(2, 5));
    }
    assertThat(new Accuracy(2, 5).value()).isEqualTo(0.4);
  }

  @Test
  void anAccuracyIsAShare() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Accuracy(0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Accuracy(3, 2))
        .withMessage("hits must be in [0, 2], got 3");
  }

  @Test
  void optionsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingOptions.of(0, 1, Sgd.plain(1)))
        .withMessage("epochs must be >= 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingOptions.of(1, 0, Sgd.plain(1)))
        .withMessage("batch must be >= 1, got 0");
  }
}
