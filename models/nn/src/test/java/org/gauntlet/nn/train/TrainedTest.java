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
import org.gauntlet.nn.graph.Network;
import org.junit.jupiter.api.Test;

/** What is kept of a training, and when it ends. */
final class TrainedTest {
  private final ScriptedLearner learner = new ScriptedLearner(new Linear().graph(Toys.PLANE), 1.0);

  /** The network that each epoch ends with is marked with the epoch's number. */
  private Milestone after(List<Integer> hits) {
    Milestone at = start();
    for (int hit : hits) {
      at = then(at, judged(at.epochs() + 1, hit));
    }
    return at;
  }

  private Milestone start() {
    return Milestone.start(learner.snapshot(), Sgd.plain(1));
  }

  private Milestone then(Milestone at, Epoch epoch) {
    learner.values("dense1.bias")[0] = epoch.number();
    Network ended = learner.snapshot();
    return new Milestone(ended, at.momentum(), at.trained().then(epoch, ended));
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
  void beforeTheFirstEpochTheStartIsKept() {
    assertThat(start().trained()).isEqualTo(new Trained(learner.snapshot(), 0, List.of()));
    assertThat(start().ends(options(1, OptionalInt.of(1)))).isFalse();
  }

  @Test
  void withoutValidationTheNewestIsKept() {
    Trained trained = then(then(start(), unjudged(1)), unjudged(2)).trained();
    assertThat(trained.best()).isEqualTo(2);
    assertThat(trained.network()).isEqualTo(learner.snapshot());
  }

  @Test
  void sharesAreComparedAndNotHits() {
    Milestone one = then(start(), epoch(1, Optional.of(new Accuracy(3, 10))));
    Milestone two = then(one, epoch(2, Optional.of(new Accuracy(2, 4))));
    assertThat(two.trained().best()).isEqualTo(2);
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

  @Test
  void theBestIsOneOfTheEpochsThatRan() {
    List<Epoch> curve = List.of(unjudged(1));
    assertThatThrownBy(() -> new Trained(learner.snapshot(), 2, curve))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("best must be in [0, 1], got 2");
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
