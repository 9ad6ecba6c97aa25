package org.gauntlet.harness;

/**
 * One class: how many examples have it as their true label, how many are classified right, and how
 * many of those stand.
 */
public record ClassResult(String name, Proportion clean, Proportion robust) {}
