package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDManager;
import org.gauntlet.benchmarks.race.Clock;
import org.gauntlet.benchmarks.race.Duel;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.nn.graph.Network;

/**
 * What several threads gain over one, on the wall; the ratio is Gauntlet's speed-up. Other programs
 * take cores away, so the least times count.
 */
final class SpeedUpRows {
  private final Arena arena;
  private final int threads;

  SpeedUpRows(Arena arena, int threads) {
    this.arena = arena;
    this.threads = threads;
  }

  /** What the machine itself gives: arithmetic that needs no memory, done once by each thread. */
  void addMachine() {
    String name = name("multiply-adds in registers, wall ms");
    if (arena.wants(name)) {
      RegisterLoop loop = new RegisterLoop();
      Duel.Outcome outcome =
          arena.sprint(
              () -> Clock.WALL.millis(() -> loop.run(threads)),
              () -> threads * Clock.WALL.millis(() -> loop.run(1)));
      arena.add(name, outcome.first(), Double.NaN, outcome.quotient(), threads);
    }
  }

  /** The loop of PGD-40; libtorch runs on as many threads. */
  void addAttack(Nets net, int rows) {
    String name = name("PGD-40, %s, batch %d, wall ms/step".formatted(net.architecture(), rows));
    if (!arena.wants(name)) {
      return;
    }
    Network network = net.network();
    Input input = net.input(rows);
    try (NDManager manager = arena.manager().newSubManager()) {
      Duel.Outcome ours =
          arena.sprint(ours(net, network, input, threads), ours(net, network, input, 1));
      Descent libtorch = PgdRows.libtorch(manager, network, input, TorchNet.Layout.CHANNELS_FIRST);
      Torch.threads(threads);
      Duel.Side theirs = PgdRows.side(Clock.WALL, net, libtorch);
      double wall = arena.sprint(theirs, theirs).first();
      Torch.threads(1);
      arena.add(name, ours.first(), wall, ours.quotient(), threads);
    }
  }

  private static Duel.Side ours(Nets net, Network network, Input input, int threads) {
    return PgdRows.side(Clock.WALL, net, PgdRows.gauntlet(network, input, threads));
  }

  private String name(String what) {
    return "%d threads against one: %s".formatted(threads, what);
  }
}
