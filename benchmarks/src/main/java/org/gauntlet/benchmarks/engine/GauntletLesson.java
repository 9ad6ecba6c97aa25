package org.gauntlet.benchmarks.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.train.Adam;

/** A training step through the engine's public interface: forward, back, Adam. */
final class GauntletLesson {
  static final double RATE = 1e-4;

  private static final Adam ADAM = Adam.standard(RATE);

  private final Learner learner;
  private final Input input;
  private final int[] labels;
  private final SequencedMap<String, float[][]> moments = new LinkedHashMap<>();
  private int steps;

  GauntletLesson(CpuEngine engine, Network network, Input input) {
    learner = engine.learner(network);
    this.input = input;
    labels = input.labels().toArray();
    network
        .graph()
        .slots()
        .forEach((name, slot) -> {
          if (slot.trainable()) {
            moments.put(name, new float[ADAM.moments()][slot.shape().size()]);
          }
        });
  }

  /** One step. */
  void run() {
    learn();
    steps++;
    for (Map.Entry<String, float[][]> moment : moments.entrySet()) {
      String name = moment.getKey();
      ADAM.stepInto(
          learner.values(name), learner.gradient(name), moment.getValue(), steps, ADAM.rate());
    }
  }

  /** Forward and back alone. */
  void learn() {
    learner.learn(input.x(), labels, new Seed(1));
  }

  float[] gradient(String parameter) {
    return learner.gradient(parameter).clone();
  }
}
