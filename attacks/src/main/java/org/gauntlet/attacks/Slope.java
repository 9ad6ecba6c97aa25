package org.gauntlet.attacks;

import org.gauntlet.core.Tensor;

/**
 * The answer at one point: the logits there, whether they reach the goal, the loss, and its
 * gradient with respect to the input.
 */
public record Slope(Tensor scores, boolean fooled, double loss, Tensor gradient) {}
