package org.gauntlet.harness;

/** How many broken examples of class truth (an index) ended up in class fooled (an index). */
public record Confusion(int truth, int fooled, int count) {}
