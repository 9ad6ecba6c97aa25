package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gauntlet.nn.arch.Linear;
import org.junit.jupiter.api.Test;

final class BestTest {
  private final ScriptedLearner learner = new ScriptedLearner(new Linear().graph(Toys.PLANE), 1.0);

  /** Marks the network with the epoch's number before it is taken. */
  private Best after(List<Integer> hits) {
    mark(1);
    Best best = new Best(judged(1, hits.getFirst()), learner);
    for (int i = 1; i < hits.size(); i++) {
      mark(i + 1);
      best.take(judged(i + 1, hits.get(i)), learner);
    }
    return best;
  }

  @Property(tries = 200)
  void theFirstOfTheHighestIsKeptWithTheNetworkItHadThen(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 5) Integer> hits) {
    Trained trained = after(hits).trained();
    int highest = hits.stream().max(Integer::compare).orElseThrow();
    assertThat(trained.best()).isEqualTo(hits.indexOf(highest) + 1);
    assertThat(trained.network().parameters().get("dense1.bias").at(0)).isEqualTo(trained.best());
    assertThat(trained.curve())
        .extracting(Epoch::number)
        .containsExactlyElementsOf(numbers(hits.size()));
  }

  @Test
  void withoutValidationTheNewestIsKept() {
    Best best = new Best(unjudged(1), learner);
    mark(2);
    best.take(unjudged(2), learner);
    assertThat(best.trained().best()).isEqualTo(2);
    assertThat(best.trained().network()).isEqualTo(learner.snapshot());
  }

  @Test
  void sharesAreComparedAndNotHits() {
    Best best = new Best(epoch(1, Optional.of(new Accuracy(3, 10))), learner);
    best.take(epoch(2, Optional.of(new Accuracy(2, 4))), learner);
    assertThat(best.trained().best()).isEqualTo(2);
  }

  @Test
  void patienceIsCountedFromTheBestEpoch() {
    TrainingOptions two = options(100, OptionalInt.of(2));
    assertThat(after(List.of(3)).ends(two)).isFalse();
    assertThat(after(List.of(3, 3)).ends(two)).isFalse();
    assertThat(after(List.of(3, 2, 3)).ends(two)).isTrue();
    assertThat(after(List.of(3, 2, 4)).ends(two)).isFalse();
    assertThat(after(List.of(3, 2, 4, 1)).ends(two)).isFalse();
    assertThat(after(List.of(3, 2, 4, 1, 1)).ends(two)).isTrue();
  }

  @Test
  void withoutPatienceOnlyTheEpochsEnd() {
    TrainingOptions three = options(3, OptionalInt.empty());
    assertThat(after(List.of(5, 0)).ends(three)).isFalse();
    assertThat(after(List.of(5, 0, 0)).ends(three)).isTrue();
    assertThat(after(List.of(1, 2, 3)).ends(three)).isTrue();
  }

  @Test
  void whatWasTrainedCannotBeRewritten() {
    List<Epoch> curve = new ArrayList<>(List.of(unjudged(1)));
    Trained trained = new Trained(learner.snapshot(), 1, curve);
    curve.clear();
    assertThat(trained.curve()).containsExactly(unjudged(1));
    assertThatThrownBy(() -> trained.curve().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private void mark(int number) {
    learner.values("dense1.bias")[0] = number;
  }

  private static List<Integer> numbers(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  private static Epoch judged(int number, int hits) {
    return epoch(number, Optional.of(new Accuracy(hits, 5)));
  }

  private static Epoch unjudged(int number) {
    return epoch(number, Optional.empty());
  }

  private static Epoch epoch(int number, Optional<Accuracy> validation) {
    return new Epoch(number, 0.1, 1, new Accuracy(1, 2), validation);
  }

  private static TrainingOptions options(int epochs, OptionalInt patience) {
    return new TrainingOptions(epochs, 1, Sgd.plain(1), new Schedule.Constant(), patience);
  }
}
