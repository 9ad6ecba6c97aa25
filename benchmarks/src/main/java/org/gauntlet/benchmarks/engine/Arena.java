package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDManager;
import org.gauntlet.benchmarks.race.Duel;
import org.gauntlet.benchmarks.race.Row;
import org.gauntlet.benchmarks.race.Table;
import org.gauntlet.nn.engine.CpuEngine;

/** Where rows are measured: both engines, how long, and where the rows go. */
final class Arena {
  private final NDManager manager;
  private final Duel duel;
  private final Table table;
  private final int width;

  Arena(NDManager manager, Duel duel, Table table) {
    this.manager = manager;
    this.duel = duel;
    this.table = table;
    width = engine(1).description().bits();
  }

  CpuEngine engine(int threads) {
    return CpuEngine.of(threads);
  }

  NDManager manager() {
    return manager;
  }

  /** Adds the row of a duel on one thread, in milliseconds. */
  void race(String name, Duel.Side gauntlet, Duel.Side libtorch) {
    Duel.Outcome outcome = duel.fight(gauntlet, libtorch);
    add(name, outcome.first(), outcome.second(), outcome.quotient(), 1);
  }

  Duel.Outcome fight(Duel.Side first, Duel.Side second) {
    return duel.fight(first, second);
  }

  void add(String name, double gauntlet, double libtorch, double ratio, int threads) {
    table.add(new Row(name, gauntlet, libtorch, ratio, threads, width));
  }
}
