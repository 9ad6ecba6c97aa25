package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.arch.Linear;
import org.junit.jupiter.api.Test;

/** The loop alone, with a learner that has nothing to say. */
final class TrainingLawsTest {
  private static final List<Example> POINTS = Toys.moons(40, new Seed(1));

  private static ScriptedLearner learner() {
    return new ScriptedLearner(new Linear().graph(Toys.PLANE), 1.0);
  }

  @Property(tries = 100)
  void everyEpochTeachesTheExamplesOnceAndNothingElse(
      @ForAll @IntRange(min = 1, max = 30) int count,
      @ForAll @IntRange(min = 1, max = 12) int batch,
      @ForAll @IntRange(min = 1, max = 4) int epochs,
      @ForAll long seed) {
    ScriptedLearner learner = learner();
    List<Example> examples = POINTS.subList(0, count);
    List<Example> validation = POINTS.subList(30, 40);
    Training.of(TrainingOptions.of(epochs, batch, Sgd.plain(0.1)))
        .run(learner, examples, validation, new Seed(seed));
    List<Tensor> taught = learner.taught.stream().flatMap(x -> x.rows().stream()).toList();
    for (int epoch = 0; epoch < epochs; epoch++) {
      assertThat(taught.subList(epoch * count, (epoch + 1) * count))
          .containsExactlyInAnyOrderElementsOf(examples.stream().map(Example::input).toList());
    }
    assertThat(taught).hasSize(epochs * count);
  }

  @Property(tries = 50)
  void theSeedDecidesEverything(@ForAll long seed) {
    ScriptedLearner one = learner();
    ScriptedLearner two = learner();
    Training training = Training.of(TrainingOptions.of(2, 7, new Sgd(0.1, 0.9, true, 0)));
    Trained first = training.run(one, POINTS, List.of(), new Seed(seed));
    assertThat(training.run(two, POINTS, List.of(), new Seed(seed))).isEqualTo(first);
    assertThat(two.taught).isEqualTo(one.taught);
    assertThat(two.seeds).isEqualTo(one.seeds);
  }

  @Test
  void anotherSeedIsAnotherOrder() {
    ScriptedLearner one = learner();
    ScriptedLearner two = learner();
    Training training = Training.of(TrainingOptions.of(1, 40, Sgd.plain(0.1)));
    training.run(one, POINTS, List.of(), new Seed(1));
    training.run(two, POINTS, List.of(), new Seed(2));
    assertThat(one.taught).isNotEqualTo(two.taught);
  }

  /** Judging takes nothing from the stream that training draws from. */
  @Test
  void validationDoesNotChangeWhatIsLearnt() {
    ScriptedLearner blind = learner();
    ScriptedLearner judged = learner();
    Training training = Training.of(TrainingOptions.of(3, 7, Sgd.plain(0.1)));
    training.run(blind, POINTS, List.of(), new Seed(1));
    training.run(judged, POINTS, POINTS, new Seed(1));
    assertThat(judged.taught).isEqualTo(blind.taught);
    assertThat(judged.seeds).isEqualTo(blind.seeds);
  }

  @Test
  void aVariantLeavesTheTrainingItComesFromAlone() {
    List<Batch> prepared = new ArrayList<>();
    Recipe spy =
        (_, x, _, _) -> {
          prepared.add(x);
          return x;
        };
    Training plain = Training.of(TrainingOptions.of(1, 40, Sgd.plain(0.1)));
    Training spied = plain.with(spy);
    plain.run(learner(), POINTS, POINTS, new Seed(1));
    assertThat(prepared).isEmpty();
    spied.run(learner(), POINTS, POINTS, new Seed(1));
    assertThat(prepared).as("one batch taught, one judged").hasSize(2);
  }

  @Test
  void aJudgeGivenAfterTheRecipeReplacesTheRecipesOwn() {
    Recipe spy = (_, x, _, _) -> x;
    Judge never = (_, validation, _) -> new Accuracy(0, validation.size());
    Training training = Training.of(TrainingOptions.of(1, 40, Sgd.plain(0.1)));
    Trained trained = training.with(spy).with(never).run(learner(), POINTS, POINTS, new Seed(1));
    assertThat(trained.curve().getFirst().validation()).hasValue(new Accuracy(0, 40));
  }

  @Test
  void patienceStopsAtTheFirstEpochThatUsesItUp() {
    Judge flat = (_, validation, _) -> new Accuracy(1, validation.size());
    TrainingOptions options =
        new TrainingOptions(50, 40, Sgd.plain(0.1), new Schedule.Constant(), OptionalInt.of(3));
    ScriptedLearner learner = learner();
    Trained trained = Training.of(options).with(flat).run(learner, POINTS, POINTS, new Seed(1));
    assertThat(learner.taught).hasSize(4);
    assertThat(trained.best()).isEqualTo(1);
    assertThat(trained.network().parameters().get("dense1.bias").at(0)).isEqualTo(-0.1f);
  }
}
