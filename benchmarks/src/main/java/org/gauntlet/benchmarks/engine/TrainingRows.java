package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.gauntlet.benchmarks.race.Agreement;
import org.gauntlet.benchmarks.race.Clock;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.GradientModel;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Slot;

/** Training steps of whole networks and what they are made of, in milliseconds. */
final class TrainingRows {
  private final Arena arena;

  TrainingRows(Arena arena) {
    this.arena = arena;
  }

  /** Forward, back, Adam. */
  void add(Nets net, int rows) {
    String step = "training step, %s, batch %d, ms".formatted(net.architecture(), rows);
    if (!arena.wants(step)) {
      return;
    }
    try (NDManager manager = arena.manager().newSubManager()) {
      check(manager, net, rows);
      GauntletLesson gauntlet = gauntlet(net.network(), net.input(rows));
      TorchLesson libtorch = new TorchLesson(manager, net.network(), net.input(rows));
      arena.race(
          step, () -> Clock.CPU.millis(gauntlet::run), () -> Clock.CPU.millis(libtorch::run));
    }
  }

  /** Forward in inference mode, and forward and back to the weights without Adam. */
  void addPasses(Nets net, int rows) {
    String forward = "forward, %s, batch %d, ms".formatted(net.architecture(), rows);
    String both = "forward and back, %s, batch %d, ms".formatted(net.architecture(), rows);
    if (!arena.wants(forward, both)) {
      return;
    }
    Network network = net.network();
    Input input = net.input(rows);
    try (NDManager manager = arena.manager().newSubManager()) {
      check(manager, net, rows);
      GradientModel model = CpuEngine.of(1).model(network);
      TorchNet frozen =
          TorchNet.attacked(
              manager, network.graph(), network.parameters(), TorchNet.Layout.CHANNELS_FIRST);
      NDArray x = Torch.array(manager, input.x());
      arena.race(
          forward,
          () -> Clock.CPU.millis(() -> model.scores(input.x())),
          () -> Clock.CPU.millis(() -> forward(manager, frozen, x)));
      GauntletLesson gauntlet = gauntlet(network, input);
      TorchLesson libtorch = new TorchLesson(manager, network, input);
      arena.race(both, () -> Clock.CPU.millis(gauntlet::learn), libtorch::learnFresh);
    }
  }

  private static void forward(NDManager manager, TorchNet net, NDArray x) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray input = x.stopGradient();
      input.attach(scope);
      net.run(input);
    }
  }

  private static GauntletLesson gauntlet(Network network, Input input) {
    return new GauntletLesson(CpuEngine.of(1), network, input);
  }

  private static void check(NDManager manager, Nets net, int rows) {
    Network network = Nets.smooth(net.network());
    GauntletLesson gauntlet = gauntlet(network, net.input(rows));
    TorchLesson libtorch = new TorchLesson(manager, network, net.input(rows));
    gauntlet.learn();
    libtorch.learn();
    for (Map.Entry<String, Slot> slot : network.graph().slots().entrySet()) {
      String name = slot.getKey();
      if (slot.getValue().trainable()) {
        Agreement.require(
            net + " gradient of " + name, gauntlet.gradient(name), libtorch.gradient(name));
      }
    }
  }
}
