package org.gauntlet.harness;

import org.gauntlet.attacks.Norm;

/**
 * Robust accuracy under one budget: how many of all examples were classified right and stood every
 * attack. An upper bound on the truth; the interval covers the sampling of inputs only.
 */
public record Robustness(
    Norm norm, float epsilon, int hits, int of, double low, double high, double confidence) {}
