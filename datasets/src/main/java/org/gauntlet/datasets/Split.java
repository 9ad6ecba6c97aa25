package org.gauntlet.datasets;

import java.util.Locale;

/** Which part of the data: the one models learn from, or the one they are judged on. */
public enum Split {
  TRAIN,
  TEST;

  /** How the split is written in ids and folder names. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
