package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.arch.Linear;
import org.gauntlet.nn.arch.Mlp;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Relu;
import org.junit.jupiter.api.Test;

/** A training that is left at a milestone and taken up again is the one that never stopped. */
final class MilestoneTest {
  private static final Domain IMAGES = new Domain(Shape.of(1, 4, 4), 0, 1, 3);
  private static final List<Example> NOISE = Toys.noise(40, IMAGES, new Seed(3));

  /** Everything that a milestone has to carry: running statistics, dropout, random batches. */
  private static final Graph GRAPH =
      new GraphBuilder()
          .input("x", IMAGES.input())
          .then(new Flatten())
          .then(new Dense(9))
          .then(BatchNorm.standard())
          .then(new Relu())
          .then(new Dropout(0.3f))
          .then(new Dense(3))
          .graph();

  private static final Recipe JITTER =
      (_, x, _, own) ->
          x.map((row, value) ->
              value.plus(own.child(row).open().uniform(value.shape(), -0.1f, 0.1f)));

  @Provide
  Arbitrary<String> optimizers() {
    return Arbitraries.of(
        "sgd:rate=0.1",
        "sgd:rate=0.1,momentum=0.9,nesterov=true,decay=1e-3",
        "adam:rate=0.01,decay=1e-4");
  }

  @Provide
  Arbitrary<String> schedules() {
    return Arbitraries.of("constant", "cyclic", "cosine:warmup=2", "step:every=2,factor=0.5");
  }

  @Property(tries = 60)
  void anyMilestoneLeadsToTheSameEnd(
      @ForAll("optimizers") String optimizer,
      @ForAll("schedules") String schedule,
      @ForAll @IntRange(min = 0, max = 5) int left,
      @ForAll @IntRange(min = 1, max = 2) int threads,
      @ForAll long seed) {
    Training training =
        Training.of(
                new TrainingOptions(
                    5, 7, Optimizer.parse(optimizer), Schedule.parse(schedule), OptionalInt.of(3)))
            .with(JITTER);
    List<Milestone> whole = walk(course(training, 1, seed));
    Milestone taken = whole.get(Math.min(left, whole.size() - 1));
    Course again = course(training, threads, seed);
    Milestone at = taken;
    while (!again.isOver(at)) {
      at = again.after(at);
    }
    assertThat(at).isEqualTo(whole.getLast());
    assertThat(
            training.run(
                learner(threads), NOISE.subList(0, 30), NOISE.subList(30, 40), new Seed(seed)))
        .isEqualTo(at.trained());
  }

  @Test
  void aMilestoneHasMomentsForItsOwnParametersAlone() {
    Network network = Network.initialise(GRAPH, IMAGES, new Seed(1));
    Milestone good = Milestone.start(network, Adam.standard(0.1));
    SequencedMap<String, List<Tensor>> moments = new LinkedHashMap<>(good.momentum().moments());
    assertThat(moments).doesNotContainKeys("norm1.mean", "norm1.variance");
    assertThat(moments.get("dense1.bias"))
        .containsExactly(Tensor.filled(Shape.of(9), 0), Tensor.filled(Shape.of(9), 0));
    moments.put("dense1.bias", List.of(Tensor.filled(Shape.of(8), 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Milestone(network, new Momentum(0, moments), good.trained()))
        .withMessage("moments of 'dense1.bias' must have shape (9), got (8)");
    moments.remove("dense1.bias");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Milestone(network, new Momentum(0, moments), good.trained()))
        .withMessageStartingWith("moments must be those of [dense1.weight, dense1.bias, ");
  }

  @Test
  void whatIsKeptHasTheGraphThatIsTrained() {
    Network one = network(new Linear().graph(Toys.PLANE));
    Network other = network(new Mlp(List.of(2)).graph(Toys.PLANE));
    Momentum momentum = Momentum.none(Sgd.plain(1), one.graph());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Milestone(one, momentum, Trained.nothingYet(other)))
        .withMessage("the network and the one to keep must have one graph");
  }

  @Test
  void stepsAreCounted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Momentum(-1, new LinkedHashMap<>()))
        .withMessage("steps must be >= 0, got -1");
    Course course = course(Training.of(TrainingOptions.of(2, 7, Adam.standard(0.01))), 1, 1);
    Milestone two = course.after(course.after(course.start()));
    assertThat(two.momentum().steps()).as("30 examples in 5 batches, twice").isEqualTo(10);
    assertThat(two.epochs()).isEqualTo(2);
    assertThat(course.isOver(two)).isTrue();
  }

  private static Network network(Graph graph) {
    return Network.initialise(graph, Toys.PLANE, new Seed(1));
  }

  private static List<Milestone> walk(Course course) {
    List<Milestone> milestones = new ArrayList<>(List.of(course.start()));
    while (!course.isOver(milestones.getLast())) {
      milestones.add(course.after(milestones.getLast()));
    }
    return milestones;
  }

  private static Course course(Training training, int threads, long seed) {
    return training.on(
        learner(threads), NOISE.subList(0, 30), NOISE.subList(30, 40), new Seed(seed));
  }

  private static Learner learner(int threads) {
    return CpuEngine.of(threads).learner(Network.initialise(GRAPH, IMAGES, new Seed(1)));
  }
}
