package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Relu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop, the architectures and the engine together. */
final class EndToEndTest {
  private static final Domain IMAGES = new Domain(Shape.of(2, 12, 12), 0, 1, 4);

  @ParameterizedTest
  @ValueSource(strings = {"linear", "mlp", "lenet5", "fast", "lstm", "madry", "resnet"})
  void everyArchitectureCanLearnNoiseByHeart(String name) {
    Graph graph = Architectures.named(name).graph(IMAGES);
    List<Example> noise = Toys.noise(8, IMAGES, new Seed(3));
    Trained trained =
        Training.of(TrainingOptions.of(100, 8, Adam.standard(0.003)))
            .run(
                CpuEngine.of(2).learner(Network.initialise(graph, IMAGES, new Seed(1))),
                noise,
                noise,
                new Seed(2));
    assertThat(Accuracy.measure(CpuEngine.of(1).model(trained.network()), noise, 5))
        .isEqualTo(new Accuracy(8, 8));
  }

  @Test
  void theSeedAloneDecidesTheBitsForAnyNumberOfThreads() {
    Trained one = train(1, new Seed(4));
    assertThat(train(2, new Seed(4))).isEqualTo(one);
    assertThat(train(3, new Seed(4))).isEqualTo(one);
    assertThat(train(1, new Seed(5)).network()).isNotEqualTo(one.network());
  }

  private static Trained train(int threads, Seed seed) {
    Graph graph =
        new GraphBuilder()
            .input("x", IMAGES.input())
            .then(Conv2d.of(5, 3, 2, 1))
            .then(BatchNorm.standard())
            .then(new Relu())
            .then(new Dropout(0.2f))
            .then(new Flatten())
            .then(new Dense(4))
            .graph();
    TrainingOptions options =
        new TrainingOptions(
            3,
            20,
            new Sgd(0.1, 0.9, true, 1e-3),
            Schedule.parse("cosine:warmup=1"),
            OptionalInt.of(2));
    Recipe jitter =
        (_, x, _, own) ->
            x.map((row, value) ->
                value.plus(own.child(row).open().uniform(value.shape(), -0.1f, 0.1f)));
    List<Example> noise = Toys.noise(70, IMAGES, new Seed(3));
    return Training.of(options)
        .with(jitter)
        .run(
            CpuEngine.of(threads).learner(Network.initialise(graph, IMAGES, new Seed(1))),
            noise.subList(0, 50),
            noise.subList(50, 70),
            seed);
  }
}
