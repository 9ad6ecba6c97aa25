package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDManager;
import org.gauntlet.benchmarks.race.Agreement;
import org.gauntlet.benchmarks.race.Clock;
import org.gauntlet.benchmarks.race.Duel;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;

/** The loop of PGD-40 on whole networks, in milliseconds for each step. */
final class PgdRows {
  private final Arena arena;

  PgdRows(Arena arena) {
    this.arena = arena;
  }

  /** One thread on each side, in libtorch's default layout or with channels last. */
  void add(Nets net, int rows, TorchNet.Layout layout) {
    String suffix = layout == TorchNet.Layout.CHANNELS_LAST ? ", libtorch channels last" : "";
    String name = "PGD-40, %s, batch %d%s, ms/step".formatted(net.architecture(), rows, suffix);
    if (!arena.wants(name)) {
      return;
    }
    Network network = net.network();
    Input input = net.input(rows);
    try (NDManager manager = arena.manager().newSubManager()) {
      Descent gauntlet = gauntlet(network, input, 1);
      Descent libtorch = libtorch(manager, network, input, layout);
      Agreement.require(net + " logits", gauntlet.logits(), libtorch.logits());
      Network smooth = Nets.smooth(network);
      Agreement.require(
          net + " gradients",
          gauntlet(smooth, input, 1).gradient(),
          libtorch(manager, smooth, input, layout).gradient());
      arena.race(name, side(Clock.CPU, net, gauntlet), side(Clock.CPU, net, libtorch));
    }
  }

  static Descent gauntlet(Network network, Input input, int threads) {
    return new GauntletDescent(CpuEngine.of(threads).model(network), input);
  }

  static Descent libtorch(NDManager manager, Network network, Input input, TorchNet.Layout layout) {
    TorchNet torch = TorchNet.attacked(manager, network.graph(), network.parameters(), layout);
    return new TorchDescent(manager, torch, layout, input);
  }

  /** A loop that is timed for a few steps at once. */
  static Duel.Side side(Clock clock, Nets net, Descent descent) {
    int steps =
        switch (net) {
          case FAST -> 40;
          case MADRY, LSTM -> 4;
          case RESNET18 -> 1;
        };
    return () -> clock.millis(() -> descent.descend(steps)) / steps;
  }
}
