package org.gauntlet.harness;

/** One attack of the suite under one budget. */
public record Round(float epsilon, String attack) {}
