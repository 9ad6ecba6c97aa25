package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.gauntlet.benchmarks.race.Duel;
import org.gauntlet.benchmarks.race.Row;
import org.gauntlet.benchmarks.race.Table;
import org.gauntlet.nn.engine.CpuEngine;

/** Where rows are measured: both engines, which rows, how long, and where they go. */
final class Arena {
  private final NDManager manager;
  private final RaceOptions options;
  private final Duel duel;
  private final Table table;
  private final int width;

  Arena(NDManager manager, RaceOptions options, Table table) {
    this.manager = manager;
    this.options = options;
    this.table = table;
    duel = options.duel();
    width = CpuEngine.of(1).description().bits();
  }

  NDManager manager() {
    return manager;
  }

  /** Whether any of these rows is to be measured. */
  boolean wants(String... names) {
    return Arrays.stream(names).anyMatch(options::wants);
  }

  /** Adds the row of a duel on one thread, in milliseconds, if it is wanted. */
  void race(String name, Duel.Side gauntlet, Duel.Side libtorch) {
    if (wants(name)) {
      Duel.Outcome outcome = duel.fight(gauntlet, libtorch);
      add(name, outcome.first(), outcome.second(), outcome.quotient(), 1);
    }
  }

  /** The least times of both, on the wall. */
  Duel.Outcome sprint(Duel.Side first, Duel.Side second) {
    return duel.sprint(first, second);
  }

  /** What a side answers once it is steady. */
  double typical(Duel.Side side) {
    return duel.fight(side, side).first();
  }

  void add(String name, double gauntlet, double libtorch, double ratio, int threads) {
    table.add(new Row(name, gauntlet, libtorch, ratio, threads, width));
  }
}
