package org.gauntlet.core;

/**
 * One labelled input under a name that stays the same in every subset and order of its data set.
 */
public record Example(String id, Tensor input, int label) {
  public Example {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("id must not be empty");
    }
    if (label < 0) {
      throw new IllegalArgumentException("label must be >= 0, got " + label);
    }
  }
}
