package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDManager;
import org.gauntlet.benchmarks.race.Agreement;
import org.gauntlet.benchmarks.race.Clock;
import org.gauntlet.benchmarks.race.Duel;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.Network;

/**
 * Single layers, in milliseconds: what a layer adds to a network that is run through the engine's
 * public interface. Both networks end in the first few values, so that answers cost nothing:
 *
 * <ul>
 *   <li>forward: scores with the layer - scores without it
 *   <li>input gradient: pull with the layer - pull without it
 *   <li>weight gradient: learn - scores, both with the layer
 * </ul>
 *
 * <p>libtorch runs the layer alone, forward or backward.
 */
final class LayerRows {
  private static final int SHOWN = 10;

  private final Arena arena;

  LayerRows(Arena arena) {
    this.arena = arena;
  }

  void add(LayerShape shape) {
    String forward = shape.name() + ", forward, ms";
    String inputGradient = shape.name() + ", input gradient, ms";
    String weightGradient = shape.name() + ", weight gradient, ms";
    if (!arena.wants(forward, inputGradient, weightGradient)) {
      return;
    }
    try (NDManager manager = arena.manager().newSubManager()) {
      Network with = shape.network(SHOWN);
      Input input = Input.noise(shape.input(), shape.rows(), SHOWN);
      GradientModel layer = CpuEngine.of(1).model(with);
      GradientModel bare = CpuEngine.of(1).model(shape.bare(SHOWN));
      Learner learner = CpuEngine.of(1).learner(with);
      TorchLayer libtorch = new TorchLayer(manager, shape, with.parameters(), input.x());
      Agreement.require(shape.name(), Input.values(layer.scores(input.x())), libtorch.first(SHOWN));
      Duel.Side scores = () -> Clock.CPU.millis(() -> layer.scores(input.x()));
      arena.race(
          forward,
          () -> scores.millis() - Clock.CPU.millis(() -> bare.scores(input.x())),
          libtorch::forward);
      arena.race(
          inputGradient,
          () -> pull(layer, input.x()) - pull(bare, input.x()),
          libtorch::inputGradient);
      int[] labels = input.labels().toArray();
      arena.race(
          weightGradient,
          () ->
              Clock.CPU.millis(() -> learner.learn(input.x(), labels, new Seed(1)))
                  - scores.millis(),
          libtorch::weightGradient);
    }
  }

  private static double pull(GradientModel model, Batch x) {
    try (GradientModel.Trace trace = model.trace(x)) {
      return Clock.CPU.millis(() -> trace.pull(trace.scores()));
    }
  }
}
