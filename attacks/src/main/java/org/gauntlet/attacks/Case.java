package org.gauntlet.attacks;

import org.gauntlet.core.Tensor;

/** One example to attack: its stable id, its unperturbed input, and what is wanted of it. */
public record Case(String id, Tensor original, Goal goal) {}
