package org.gauntlet.examples;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Datasets;
import org.gauntlet.datasets.Split;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Adam;
import org.gauntlet.nn.train.Training;
import org.gauntlet.nn.train.TrainingOptions;

/** Trains a small network on drawn characters. */
public final class FirstModel {
  private FirstModel() {}

  public static void main(String[] words) {
    GradientModel model = train("fast", 4000, 4);
    Accuracy accuracy = Accuracy.measure(model, strokes(Split.TEST, 500).examples(), 100);
    System.out.printf("%d of %d are right%n", accuracy.hits(), accuracy.of());
  }

  static Dataset strokes(Split split, int size) {
    return Datasets.open("strokes", Optional.empty(), split, OptionalInt.of(size));
  }

  static GradientModel train(String architecture, int examples, int epochs) {
    Dataset data = strokes(Split.TRAIN, examples);
    var graph = Architectures.named(architecture).graph(data.domain());
    Network fresh = Network.initialise(graph, data.domain(), new Seed(1));
    CpuEngine engine = CpuEngine.of(Runtime.getRuntime().availableProcessors());
    var trained =
        Training.of(TrainingOptions.of(epochs, 50, Adam.standard(0.003)))
            .run(engine.learner(fresh), data.examples(), List.of(), new Seed(2));
    return engine.model(trained.network());
  }
}
