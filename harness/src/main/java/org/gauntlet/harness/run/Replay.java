package org.gauntlet.harness.run;

import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.harness.Bout;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Round;
import org.gauntlet.harness.Verified;

/**
 * Attacks examples again, as in a round of the plan. An attack's result does not depend on its
 * company, so the candidates are those of the run, and pixels need not be stored on the way.
 */
public record Replay(Plan plan) {
  /** The result of a round for one example which the target classifies right. */
  public Verified of(Round round, Example example) {
    return of(round, List.of(example)).getFirst();
  }

  /** The results of a round for examples which the target classifies right, as they end. */
  public List<Verified> of(Round round, List<Example> examples) {
    return Bout.of(plan, round).run(examples);
  }
}
