package org.gauntlet.harness;

/** Hears how an evaluation is getting on. */
@FunctionalInterface
public interface Progress {
  void tell(Step step);

  /** A listener that does not care. */
  static Progress silent() {
    return _ -> {};
  }

  /**
   * Where the run stands.
   *
   * @param stage what is being done, for people
   * @param done and total: examples of this stage
   * @param broken examples broken so far, over all stages
   * @param perSecond examples per second in this stage, 0 before the first
   * @param secondsLeft for the rest of this stage at that rate, 0 before the first
   */
  record Step(
      String stage, int done, int total, int broken, double perSecond, double secondsLeft) {}
}
