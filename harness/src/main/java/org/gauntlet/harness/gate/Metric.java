package org.gauntlet.harness.gate;

import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;

/** What a gate judges. */
public enum Metric {
  CLEAN_ACCURACY("clean-accuracy"),

  /** Worst case over the suite at the largest budget. */
  ROBUST_ACCURACY("robust-accuracy");

  private final String word;

  Metric(String word) {
    this.word = word;
  }

  /** How it is written. */
  public String word() {
    return word;
  }

  Estimate of(Evaluation evaluation) {
    return switch (this) {
      case CLEAN_ACCURACY -> new Estimate(evaluation.clean().hits(), evaluation.clean().of());
      case ROBUST_ACCURACY -> new Estimate(evaluation.robust().hits(), evaluation.robust().of());
    };
  }

  /** Whether anything was done to measure it. */
  boolean measured(Evaluation evaluation) {
    boolean tried =
        this == CLEAN_ACCURACY
            || evaluation.robust().epsilon() == 0
            || !evaluation.attacks().isEmpty();
    return tried && of(evaluation).of() > 0;
  }
}
