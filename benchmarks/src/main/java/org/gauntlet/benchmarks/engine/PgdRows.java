package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDManager;
import org.gauntlet.benchmarks.race.Agreement;
import org.gauntlet.benchmarks.race.Clock;
import org.gauntlet.benchmarks.race.Duel;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.nn.graph.Network;

/** The loop of PGD-40 on whole networks, in milliseconds for each step. */
final class PgdRows {
  /** How many steps are timed at once: forty, or fewer where one takes long. */
  private static int block(Nets net) {
    return switch (net) {
      case FAST -> 40;
      case MADRY -> 4;
      case RESNET18 -> 1;
    };
  }

  private final Arena arena;

  PgdRows(Arena arena) {
    this.arena = arena;
  }

  /** One thread on each side, in libtorch's default layout or with channels last. */
  void add(Nets net, int rows, TorchNet.Layout layout) {
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
      String suffix = layout == TorchNet.Layout.CHANNELS_LAST ? ", libtorch channels last" : "";
      arena.race(
          "PGD-40, %s, batch %d%s, ms/step".formatted(net.architecture(), rows, suffix),
          side(Clock.CPU, gauntlet, block(net)),
          side(Clock.CPU, libtorch, block(net)));
    }
  }

  /** Several threads against one, on the wall; the ratio is Gauntlet's speed-up. */
  void addSpeedUp(Nets net, int rows, int threads) {
    Network network = net.network();
    Input input = net.input(rows);
    int block = block(net);
    try (NDManager manager = arena.manager().newSubManager()) {
      Descent libtorch = libtorch(manager, network, input, TorchNet.Layout.CHANNELS_FIRST);
      Duel.Outcome ours =
          arena.fight(
              side(Clock.WALL, gauntlet(network, input, threads), block),
              side(Clock.WALL, gauntlet(network, input, 1), block));
      Torch.threads(threads);
      Duel.Side theirs = side(Clock.WALL, libtorch, block);
      double wall = arena.fight(theirs, theirs).first();
      Torch.threads(1);
      arena.add(
          "%d threads against one: PGD-40, %s, batch %d, wall ms/step"
              .formatted(threads, net.architecture(), rows),
          ours.first(),
          wall,
          ours.quotient(),
          threads);
    }
  }

  private Descent gauntlet(Network network, Input input, int threads) {
    return new GauntletDescent(arena.engine(threads).model(network), input);
  }

  private static Descent libtorch(
      NDManager manager, Network network, Input input, TorchNet.Layout layout) {
    TorchNet torch = TorchNet.attacked(manager, network.graph(), network.parameters(), layout);
    return new TorchDescent(manager, torch, layout, input);
  }

  private static Duel.Side side(Clock clock, Descent descent, int steps) {
    return () -> clock.millis(() -> descent.descend(steps)) / steps;
  }
}
