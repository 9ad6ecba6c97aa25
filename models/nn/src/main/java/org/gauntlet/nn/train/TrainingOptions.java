package org.gauntlet.nn.train;

import java.util.OptionalInt;

/**
 * How long and how fast to train.
 *
 * @param epochs passes over the training examples, at most
 * @param batch examples in a mini-batch, at most
 * @param patience epochs without a better validation accuracy after which training stops; never
 *     when absent
 */
public record TrainingOptions(
    int epochs, int batch, Optimizer optimizer, Schedule schedule, OptionalInt patience) {
  public TrainingOptions {
    Checks.atLeast("epochs", epochs, 1);
    Checks.atLeast("batch", batch, 1);
    patience.ifPresent(value -> Checks.atLeast("patience", value, 1));
  }

  /** A constant rate and no early stop. */
  public static TrainingOptions of(int epochs, int batch, Optimizer optimizer) {
    return new TrainingOptions(
        epochs, batch, optimizer, new Schedule.Constant(), OptionalInt.empty());
  }
}
