package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.arch.Linear;
import org.gauntlet.nn.arch.Mlp;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.junit.jupiter.api.Test;

final class TrainingTest {
  private static final Seed SEED = new Seed(5);
  private static final List<Example> MOONS = Toys.moons(200, new Seed(1));

  @Test
  void theLoopLearnsExclusiveOr() {
    Learner learner = Toys.learner(new Mlp(List.of(8)), Toys.PLANE);
    Trained trained =
        Training.of(TrainingOptions.of(200, 4, new Sgd(0.2, 0.9, true, 0)))
            .run(learner, Toys.xor(), List.of(), SEED);
    assertThat(trained.curve().getLast().training()).isEqualTo(new Accuracy(4, 4));
    assertThat(trained.curve().getLast().loss()).isLessThan(0.05);
    assertThat(Accuracy.measure(learner.model(), Toys.xor(), 3)).isEqualTo(new Accuracy(4, 4));
  }

  @Test
  void theLoopSeparatesMoonsThatItHasNotSeen() {
    Learner learner = Toys.learner(new Mlp(List.of(16, 16)), Toys.PLANE);
    TrainingOptions options = TrainingOptions.of(40, 20, Adam.standard(0.02));
    Trained trained = Training.of(options).run(learner, MOONS, Toys.moons(100, new Seed(2)), SEED);
    Epoch best = trained.curve().get(trained.best() - 1);
    assertThat(best.validation()).hasValue(new Accuracy(100, 100));
  }

  @Test
  void everyEpochTakesEveryExampleOnceInItsOwnOrder() {
    List<List<Tensor>> epochs = new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>()));
    List<Integer> sizes = new ArrayList<>();
    Recipe recorder =
        (_, x, _, _) -> {
          epochs.get(sizes.size() / 4).addAll(x.rows());
          sizes.add(x.size());
          return x;
        };
    List<Example> examples = MOONS.subList(0, 23);
    Training.of(TrainingOptions.of(2, 7, Sgd.plain(0.1)))
        .with(recorder)
        .run(Toys.learner(new Linear(), Toys.PLANE), examples, List.of(), SEED);
    assertThat(sizes).containsExactly(5, 6, 6, 6, 5, 6, 6, 6);
    for (List<Tensor> epoch : epochs) {
      assertThat(new HashSet<>(epoch))
          .isEqualTo(new HashSet<>(examples.stream().map(Example::input).toList()));
    }
    assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1));
  }

  @Test
  void theRecipeSeesTheLiveModelAndItsBatchIsWhatIsLearnt() {
    Learner learner = Toys.learner(new Linear(), Toys.PLANE);
    float[] weight = learner.values("dense1.weight").clone();
    float[] bias = learner.values("dense1.bias").clone();
    List<Batch> answers = new ArrayList<>();
    Recipe blank =
        (current, x, _, _) -> {
          answers.add(current.scores(Batch.of(Tensor.filled(Shape.of(2), 0))));
          return x.map((_, row) -> row.times(0));
        };
    Training.of(TrainingOptions.of(1, 10, Sgd.plain(1)))
        .with(blank)
        .run(learner, MOONS.subList(0, 19), List.of(), SEED);
    assertThat(learner.values("dense1.weight")).as("no input, no slope").containsExactly(weight);
    assertThat(learner.values("dense1.bias")).isNotEqualTo(bias);
    assertThat(answers.getFirst().row(0).toArray()).containsExactly(bias);
    assertThat(answers.get(1)).isNotEqualTo(answers.get(0));
  }

  @Test
  void recipesFollowEachOther() {
    Recipe addOne = (_, x, _, _) -> x.map((_, row) -> row.map(v -> v + 1));
    Recipe twice = (_, x, _, _) -> x.map((_, row) -> row.times(2));
    Batch three = Batch.of(Tensor.of(Shape.of(1), 3));
    Learner learner = Toys.learner(new Linear(), Toys.PLANE);
    Batch both = addOne.andThen(twice).prepare(learner.model(), three, new int[] {0}, SEED);
    assertThat(both.at(0, 0)).isEqualTo(8);
  }

  @Test
  void theEpochsLossIsTheMeanOverExamplesWhateverTheBatches() {
    List<Example> examples = MOONS.subList(0, 23);
    TrainingOptions still = TrainingOptions.of(1, 5, Sgd.plain(1e-12));
    TrainingOptions whole = TrainingOptions.of(1, 23, Sgd.plain(1e-12));
    double parts = firstLoss(still, examples);
    assertThat(parts).isCloseTo(firstLoss(whole, examples), within(1e-6));
  }

  @Test
  void theFirstOfTheBestIsKeptAndPatienceEndsTheRest() {
    List<Integer> verdicts = List.of(5, 8, 6, 8, 7, 10, 10);
    TrainingOptions patient = options(7, OptionalInt.of(3));
    List<Integer> asked = new ArrayList<>();
    Judge scripted =
        (_, _, _) -> {
          asked.add(asked.size());
          return new Accuracy(verdicts.get(asked.size() - 1), 10);
        };
    Trained trained =
        Training.of(patient)
            .with(scripted)
            .run(Toys.learner(new Linear(), Toys.PLANE), MOONS, MOONS, SEED);
    assertThat(trained.best()).isEqualTo(2);
    assertThat(trained.curve())
        .extracting(epoch -> epoch.validation().orElseThrow().hits())
        .containsExactly(5, 8, 6, 8, 7);
    Trained two =
        Training.of(options(2, OptionalInt.empty()))
            .run(Toys.learner(new Linear(), Toys.PLANE), MOONS, List.of(), SEED);
    assertThat(trained.network()).isEqualTo(two.network());
  }

  @Test
  void withoutValidationTheLastNetworkIsKept() {
    Learner learner = Toys.learner(new Linear(), Toys.PLANE);
    Trained trained =
        Training.of(options(4, OptionalInt.of(1))).run(learner, MOONS, List.of(), SEED);
    assertThat(trained.best()).isEqualTo(4);
    assertThat(trained.network()).isEqualTo(learner.snapshot());
    assertThat(trained.curve()).extracting(Epoch::validation).containsOnly(Optional.empty());
  }

  @Test
  void aRecipeIsJudgedByAccuracyUnderIt() {
    Recipe mirror = (_, x, _, _) -> x.map((_, row) -> row.times(-1));
    Learner learner = Toys.learner(new Mlp(List.of(16)), Toys.PLANE);
    Training.of(TrainingOptions.of(20, 20, Adam.standard(0.02)))
        .run(learner, MOONS, List.of(), SEED);
    Accuracy clean = Judge.clean(7).judge(learner.model(), MOONS, SEED);
    Accuracy mirrored = Judge.prepared(mirror, 7).judge(learner.model(), MOONS, SEED);
    assertThat(clean.value()).isGreaterThan(0.9);
    assertThat(mirrored.value()).isLessThan(0.5);
  }

  @Test
  void theListenerHearsEveryBatchAndEpoch() {
    List<Progress> batches = new ArrayList<>();
    List<Epoch> epochs = new ArrayList<>();
    Listener listener =
        new Listener() {
          @Override
          public void batch(Progress at, double loss) {
            assertThat(loss).isPositive();
            batches.add(at);
          }

          @Override
          public void epoch(Epoch epoch) {
            epochs.add(epoch);
          }
        };
    Trained trained =
        Training.of(options(2, OptionalInt.empty()))
            .with(listener)
            .run(Toys.learner(new Linear(), Toys.PLANE), MOONS, MOONS, SEED);
    assertThat(batches).hasSize(20).startsWith(new Progress(0, 2, 0, 10));
    assertThat(batches.getLast()).isEqualTo(new Progress(1, 2, 9, 10));
    assertThat(epochs).isEqualTo(trained.curve());
  }

  @Test
  void runningStatisticsAreBlendedByMomentum() {
    Graph graph =
        new GraphBuilder()
            .input("x", Shape.of(2))
            .then(new BatchNorm(1e-5f, 0.25f))
            .then(new Dense(2))
            .graph();
    Learner learner = Toys.learner(graph);
    List<Example> pair = List.of(Toys.point(0, 0, 1, 2), Toys.point(1, 1, 3, -2));
    Training.of(TrainingOptions.of(1, 2, Sgd.plain(0.1))).run(learner, pair, List.of(), SEED);
    // Batch means 2 and 0, unbiased variances 2 and 8, from running 0 and 1.
    assertThat(learner.values("norm1.mean")).containsExactly(0.5f, 0);
    assertThat(learner.values("norm1.variance")).containsExactly(1.25f, 2.75f);
  }

  @Test
  void aDivergingTrainingStopsWithAdvice() {
    Learner learner = Toys.learner(new Mlp(List.of(8)), Toys.PLANE);
    assertThatThrownBy(() ->
            Training.of(TrainingOptions.of(3, 20, Sgd.plain(1e30)))
                .run(learner, MOONS, List.of(), SEED))
        .isInstanceOf(Refusal.class)
        .hasMessageMatching(
            "the loss became (NaN|Infinity) in epoch 1, batch [2-4]: lower the learning rate \\(now"
                + " 1.0E30\\) or add warm-up");
  }

  @Test
  void aBrokenInputIsBlamedOnTheData() {
    List<Example> broken = List.of(Toys.point(0, 0, Double.NaN, 0), Toys.point(1, 1, 1, 1));
    assertThatThrownBy(() ->
            Training.of(options(1, OptionalInt.empty()))
                .run(Toys.learner(new Linear(), Toys.PLANE), broken, List.of(), SEED))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "the loss became NaN in epoch 1, batch 1: an input of that batch holds NaN or infinity,"
                + " so check the data");
  }

  @Test
  void examplesThatDoNotFitAreRefusedBeforeTraining() {
    Example odd = new Example("odd", Tensor.filled(Shape.of(3), 0), 0);
    assertRefused(
        List.of(odd), List.of(), "example 'odd' has shape (3), but the network takes (2)");
    assertRefused(
        MOONS,
        List.of(Toys.point(9, 2, 0, 0)),
        "example 'p9' has label 2, but the network has 2 classes");
    assertRefused(List.of(), MOONS, "there are no training examples; expected at least one");
  }

  private static void assertRefused(
      List<Example> examples, List<Example> validation, String message) {
    Learner learner = Toys.learner(new Linear(), Toys.PLANE);
    Training training = Training.of(options(1, OptionalInt.empty()));
    assertThatThrownBy(() -> training.run(learner, examples, validation, SEED))
        .isInstanceOf(Refusal.class)
        .hasMessage(message);
  }

  private static double firstLoss(TrainingOptions options, List<Example> examples) {
    return Training.of(options)
        .run(Toys.learner(new Linear(), Toys.PLANE), examples, List.of(), SEED)
        .curve()
        .getFirst()
        .loss();
  }

  private static TrainingOptions options(int epochs, OptionalInt patience) {
    return new TrainingOptions(epochs, 20, Sgd.plain(0.1), new Schedule.Constant(), patience);
  }
}
