package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDManager;
import org.gauntlet.benchmarks.race.Agreement;
import org.gauntlet.benchmarks.race.Clock;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.nn.graph.Network;

/** Training steps (forward, back, Adam) of whole networks, in milliseconds. */
final class TrainingRows {
  private final Arena arena;

  TrainingRows(Arena arena) {
    this.arena = arena;
  }

  void add(Nets net, int rows) {
    Network network = net.network();
    Input input = net.input(rows);
    try (NDManager manager = arena.manager().newSubManager()) {
      check(manager, net, Nets.smooth(network), input);
      GauntletLesson gauntlet = new GauntletLesson(arena.engine(1), network, input);
      TorchLesson libtorch = new TorchLesson(manager, network, input);
      arena.race(
          "training step, %s, batch %d, ms".formatted(net.architecture(), rows),
          () -> Clock.CPU.millis(gauntlet::run),
          () -> Clock.CPU.millis(libtorch::run));
    }
  }

  private void check(NDManager manager, Nets net, Network network, Input input) {
    GauntletLesson gauntlet = new GauntletLesson(arena.engine(1), network, input);
    TorchLesson libtorch = new TorchLesson(manager, network, input);
    gauntlet.learn();
    libtorch.learn();
    network
        .graph()
        .slots()
        .forEach((name, slot) -> {
          if (slot.trainable()) {
            Agreement.require(
                net + " gradient of " + name, gauntlet.gradient(name), libtorch.gradient(name));
          }
        });
  }
}
