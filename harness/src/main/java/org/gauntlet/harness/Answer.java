package org.gauntlet.harness;

/** What the target said of one input. */
public sealed interface Answer {
  /** The reason of a model whose logits are no numbers. */
  String NON_FINITE = "the model answered NaN or infinite logits";

  /**
   * A label.
   *
   * @param confidence its softmax probability, or -1 when the model answers labels only
   */
  record Given(int label, double confidence) implements Answer {}

  /** No usable answer. */
  record Failed(String reason) implements Answer {}
}
