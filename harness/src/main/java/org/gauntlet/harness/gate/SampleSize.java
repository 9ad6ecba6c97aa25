package org.gauntlet.harness.gate;

import java.util.OptionalInt;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.GateResult.Verdict;

/** How many examples would settle a gate that is open. */
final class SampleSize {
  private static final int LIMIT = 10_000_000;

  private SampleSize() {}

  /**
   * The number of examples, to two digits, at which a true share as measured decides the gate half
   * the time; none when it would take more than ten million.
   */
  static OptionalInt settling(Estimate measured, double threshold, double confidence) {
    int open = measured.of();
    int decided = open;
    while (!decides(measured.share(), decided, threshold, confidence)) {
      open = decided;
      decided *= 2;
      if (decided > LIMIT) {
        return OptionalInt.empty();
      }
    }
    while (decided - open > Math.max(1, open / 200)) {
      int middle = open + (decided - open) / 2;
      if (decides(measured.share(), middle, threshold, confidence)) {
        decided = middle;
      } else {
        open = middle;
      }
    }
    return OptionalInt.of(twoDigitsUp(decided));
  }

  private static boolean decides(double share, int of, double threshold, double confidence) {
    Estimate expected = new Estimate((int) Math.round(share * of), of);
    return Rule.LOWER_BOUND.judge(expected, threshold, confidence) != Verdict.INCONCLUSIVE;
  }

  private static int twoDigitsUp(int count) {
    int unit = 1;
    while (count / unit >= 100) {
      unit *= 10;
    }
    return Math.ceilDiv(count, unit) * unit;
  }
}
