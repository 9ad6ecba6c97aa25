package org.gauntlet.harness;

/**
 * One line of samples.jsonl. While a run is under way the lines stand in the order they came; when
 * it is finished they stand in canonical order, without laps.
 */
public sealed interface Line permits Clean, Trial, Lap {}
