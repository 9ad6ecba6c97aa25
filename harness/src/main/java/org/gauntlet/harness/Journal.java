package org.gauntlet.harness;

import java.util.List;
import java.util.Optional;

/** Where an evaluation keeps what it has found, and finds what an earlier, broken-off run kept. */
public interface Journal {
  /** The evaluation, when an earlier run came that far. */
  Optional<Evaluation> finished();

  /** What earlier runs of the same plan kept. */
  List<Line> past();

  /** Keeps lines; when this returns they survive a crash. */
  void append(List<Line> lines);

  /** Keeps the evaluation and all lines in canonical order, in place of what was appended. */
  void finish(Evaluation evaluation, List<Line> lines);

  /** A journal that keeps nothing. */
  static Journal none() {
    return new Journal() {
      @Override
      public Optional<Evaluation> finished() {
        return Optional.empty();
      }

      @Override
      public List<Line> past() {
        return List.of();
      }

      @Override
      public void append(List<Line> lines) {}

      @Override
      public void finish(Evaluation evaluation, List<Line> lines) {}
    };
  }
}
