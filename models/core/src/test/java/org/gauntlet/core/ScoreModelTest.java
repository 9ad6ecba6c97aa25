package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoreModelTest {
  private static final Shape THREE = Shape.of(3);
  private static final Domain DOMAIN = new Domain(THREE, -9, 9, 3);

  @Property(tries = 200)
  void aLabelIsTheFirstOfTheLargestScores(
      @ForAll @Size(3) List<@IntRange(min = -3, max = 3) Integer> scores) {
    Tensor row = Tensor.of(THREE, scores.get(0), scores.get(1), scores.get(2));
    int largest = scores.stream().max(Integer::compare).orElseThrow();
    assertThat(ScoreModel.of(DOMAIN, x -> x).labels(Batch.of(row)))
        .containsExactly(scores.indexOf(largest));
  }

  @Test
  void oneQuestionRunsTheFunctionOnceOnTheWholeBatch() {
    List<Batch> asked = new ArrayList<>();
    ScoreModel model =
        ScoreModel.of(
            DOMAIN,
            x -> {
              asked.add(x);
              return x;
            });
    Batch x = Batch.of(Tensor.of(THREE, 1, 2, 3), Tensor.of(THREE, 3, 2, 1));
    assertThat(model.labels(x)).containsExactly(2, 0);
    assertThat(asked).containsExactly(x);
    assertThat(model.scores(x)).isSameAs(x);
    assertThat(asked).containsExactly(x, x);
  }

  @Test
  void aFaultOfTheFunctionIsNotHidden() {
    ScoreModel broken =
        ScoreModel.of(
            DOMAIN,
            _ -> {
              throw new IllegalStateException("no answer");
            });
    assertThatThrownBy(() -> broken.labels(Batch.of(Tensor.filled(THREE, 0))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no answer");
  }
}
