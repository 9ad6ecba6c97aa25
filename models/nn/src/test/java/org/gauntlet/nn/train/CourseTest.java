package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.arch.Linear;
import org.gauntlet.nn.arch.Mlp;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CourseTest {
  private static final Seed SEED = new Seed(11);
  private static final List<Example> FIVE = Toys.moons(5, new Seed(1));

  private static ScriptedLearner learner(Double... losses) {
    return new ScriptedLearner(new Linear().graph(Toys.PLANE), losses);
  }

  private static Course course(
      Training training, ScriptedLearner learner, List<Example> validation) {
    return training.on(learner, FIVE, validation, SEED);
  }

  private static Epoch first(Course course) {
    return course.after(course.start()).trained().curve().getFirst();
  }

  private static Training training(int epochs, int batch, String schedule) {
    return Training.of(
        new TrainingOptions(
            epochs, batch, Sgd.plain(0.5), Schedule.parse(schedule), OptionalInt.empty()));
  }

  @Test
  void theLossIsWeightedByTheExamplesOfEachBatch() {
    // Batches of 2 and 3 at a mean of 10 and 20: (2 * 10 + 3 * 20) / 5.
    Epoch epoch = first(course(training(1, 3, "constant"), learner(10.0, 20.0), List.of()));
    assertThat(epoch.loss()).isCloseTo(16, within(1e-12));
    assertThat(epoch.training()).isEqualTo(new Accuracy(3, 5));
    assertThat(epoch.number()).isEqualTo(1);
    assertThat(epoch.validation()).isEmpty();
  }

  @Test
  void theScheduleIsAskedBeforeEveryBatch() {
    ScriptedLearner learner = learner(1.0);
    Course course = course(training(2, 3, "constant:warmup=2"), learner, List.of());
    Milestone one = course.after(course.start());
    // A quarter and a half of 0.5 along gradients of one.
    assertThat(learner.values("dense1.bias")[0]).isEqualTo(-0.375f);
    Milestone two = course.after(one);
    assertThat(learner.values("dense1.bias")[0]).isEqualTo(-1.25f);
    assertThat(two.trained().curve()).extracting(Epoch::rate).containsExactly(0.125, 0.375);
  }

  @Test
  void everyBatchLearnsUnderItsOwnSeed() {
    ScriptedLearner learner = learner(1.0);
    Course course = course(training(2, 1, "constant"), learner, List.of());
    course.after(course.after(course.start()));
    assertThat(new HashSet<>(learner.seeds)).hasSize(10);
  }

  @Test
  void theRecipeAndTheLearnerDoNotShareASeed() {
    ScriptedLearner learner = learner(1.0);
    List<Seed> seeds = new ArrayList<>();
    Recipe spy =
        (_, x, _, seed) -> {
          seeds.add(seed);
          return x;
        };
    first(course(training(1, 2, "constant").with(spy), learner, List.of()));
    assertThat(seeds).hasSize(3).doesNotContainAnyElementsOf(learner.seeds);
  }

  @Test
  void labelsFollowTheirInputsThroughTheShuffle() {
    ScriptedLearner learner = learner(1.0);
    first(course(training(1, 2, "constant"), learner, List.of()));
    int seen = 0;
    for (int batch = 0; batch < 3; batch++) {
      for (int row = 0; row < learner.taught.get(batch).size(); row++) {
        var input = learner.taught.get(batch).row(row);
        int label = learner.labels.get(batch).get(row);
        assertThat(FIVE).anyMatch(one -> one.input().equals(input) && one.label() == label);
        seen++;
      }
    }
    assertThat(seen).isEqualTo(5);
  }

  @Test
  void theJudgeHearsTheSameSeedEveryEpoch() {
    List<Seed> seeds = new ArrayList<>();
    Judge spy =
        (_, validation, seed) -> {
          assertThat(validation).isEqualTo(FIVE);
          seeds.add(seed);
          return new Accuracy(1, 5);
        };
    Course course = course(training(2, 5, "constant").with(spy), learner(1.0), FIVE);
    Milestone one = course.after(course.start());
    assertThat(one.trained().curve().getFirst().validation()).hasValue(new Accuracy(1, 5));
    course.after(one);
    assertThat(seeds).containsExactly(SEED.child("validation"), SEED.child("validation"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aLossThatIsNoNumberStopsBeforeTheStep(double loss) {
    ScriptedLearner learner = learner(1.0, 1.0, 1.0, loss);
    Course course = course(training(3, 3, "constant:warmup=2"), learner, List.of());
    Milestone one = course.after(course.start());
    assertThatThrownBy(() -> course.after(one))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessage(
            "the loss became "
                + loss
                + " in epoch 2, batch 2: lower the learning rate (now 0.5) or add warm-up");
    // The three steps before it: an eighth, a quarter and three eighths.
    assertThat(learner.values("dense1.bias")[0]).isEqualTo(-0.75f);
  }

  /** The last step of an epoch is followed by no loss. */
  @Test
  void weightsThatAreNoNumbersEndTheEpochInARefusal() {
    ScriptedLearner learner = learner(1.0);
    learner.gradient("dense1.bias")[1] = Float.NaN;
    Course course = course(training(3, 5, "constant"), learner, List.of());
    assertThatThrownBy(() -> course.after(course.start()))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessage(
            "parameter 'dense1.bias' became NaN or infinite in epoch 1: lower the learning rate or"
                + " add warm-up");
  }

  @Test
  void whatARecipeBreaksIsBlamedOnTheBatch() {
    Recipe breaker = (_, x, _, _) -> x.map((_, row) -> row.map(_ -> Float.POSITIVE_INFINITY));
    Course course =
        course(training(1, 5, "constant").with(breaker), learner(Double.NaN), List.of());
    assertThatThrownBy(() -> first(course))
        .hasMessageEndingWith("an input of that batch holds NaN or infinity, so check the data");
  }

  @Test
  void theListenerHearsBatchesBeforeTheirEpoch() {
    List<String> heard = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void batch(Progress at, double loss) {
            heard.add("batch " + at.batch() + " at " + loss);
          }

          @Override
          public void epoch(Epoch epoch) {
            heard.add("epoch " + epoch.number());
          }
        };
    first(course(training(1, 3, "constant").with(listener), learner(3.0, 2.0), List.of()));
    assertThat(heard).containsExactly("batch 0 at 3.0", "batch 1 at 2.0", "epoch 1");
  }

  @Test
  void anEpochGoesOnFromTheMilestoneAndNotFromTheLearner() {
    ScriptedLearner learner = learner(1.0);
    Course course = course(training(5, 3, "constant"), learner, List.of());
    Milestone one = course.after(course.start());
    Milestone two = course.after(one);
    learner.values("dense1.bias")[0] = 99;
    assertThat(course.after(one)).isEqualTo(two);
  }

  @Test
  void aMilestoneOfAnotherGraphIsRefused() {
    Course course = course(training(2, 3, "constant"), learner(1.0), List.of());
    Graph other = new Mlp(List.of(3)).graph(Toys.PLANE);
    Milestone foreign =
        Milestone.start(Network.initialise(other, Toys.PLANE, SEED), Sgd.plain(0.5));
    assertThatThrownBy(() -> course.after(foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the milestone must be one of the learner's own graph");
  }
}
