package org.gauntlet.examples;

import org.gauntlet.core.GradientModel;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;

/** One small model and a little data, trained once for all tests. */
final class SmallModel {
  static final GradientModel MODEL = FirstModel.train("fast", 2000, 5);
  static final Dataset TEST = FirstModel.strokes(Split.TEST, 200);

  private SmallModel() {}
}
