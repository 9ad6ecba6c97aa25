package org.gauntlet.onnx;

import java.util.Arrays;

/** What a node of a decision tree asks of its feature. */
enum TreeQuestion {
  BRANCH_LEQ,
  BRANCH_LT,
  BRANCH_GTE,
  BRANCH_GT,
  BRANCH_EQ,
  BRANCH_NEQ,
  LEAF;

  static TreeQuestion of(String mode) {
    return Arrays.stream(values())
        .filter(one -> one.name().equals(mode))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the mode of a tree's node must be one of %s, got '%s'"
                    .formatted(Arrays.toString(values()), mode)));
  }

  /** Whether x goes the true way. */
  boolean holds(float x, float threshold) {
    return switch (this) {
      case BRANCH_LEQ -> x <= threshold;
      case BRANCH_LT -> x < threshold;
      case BRANCH_GTE -> x >= threshold;
      case BRANCH_GT -> x > threshold;
      case BRANCH_EQ -> x == threshold;
      case BRANCH_NEQ -> x != threshold;
      case LEAF -> false;
    };
  }
}
