package org.gauntlet.harness.run;

import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Example;
import org.gauntlet.harness.Bout;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Round;
import org.gauntlet.harness.Trial;
import org.gauntlet.harness.Verified;

/**
 * Attacks single examples again, as in a round of the plan. An attack's result does not depend on
 * its company, so the candidate is the one of the run, and pixels need not be stored on the way.
 */
public record Replay(Plan plan) {
  /** The result of a round for one example. */
  public Verified of(Round round, Example example) {
    return Bout.of(plan, round).run(List.of(example)).getFirst();
  }

  /** The result for which a trial stands, if it comes out the same again. */
  public Optional<Verified> of(Trial trial, Example example) {
    return Optional.of(of(trial.round(), example)).filter(again -> again.trial().equals(trial));
  }
}
