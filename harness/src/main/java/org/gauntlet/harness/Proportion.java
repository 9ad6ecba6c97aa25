package org.gauntlet.harness;

/**
 * A measured share: hits among of, with the two-sided Clopper-Pearson interval at the stated
 * confidence, as fractions of one.
 */
public record Proportion(int hits, int of, double low, double high, double confidence) {}
