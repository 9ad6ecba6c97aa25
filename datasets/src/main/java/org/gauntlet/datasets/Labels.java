package org.gauntlet.datasets;

import org.gauntlet.core.Refusal;

/** Checks labels as they come from files. */
final class Labels {
  private Labels() {}

  /** The label, refused when it lies outside [0, classes). */
  static int checked(long label, int index, int classes, Object source) {
    if (label < 0 || label >= classes) {
      throw Refusal.input(
          ("%s has label %s at index %s, expected 0 to %s: check that data and name "
                  + "belong together")
              .formatted(source, label, index, classes - 1));
    }
    return (int) label;
  }
}
