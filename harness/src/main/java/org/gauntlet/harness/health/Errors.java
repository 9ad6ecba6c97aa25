package org.gauntlet.harness.health;

import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.harness.Fate;
import org.gauntlet.harness.Finding;

/** At most 1 % of the examples could not be assessed. */
record Errors() implements HealthCheck {
  private static final String NAME = "examples assessed";
  private static final double LIMIT = 0.01;

  @Override
  public Diagnosis examine(Patient patient) {
    List<Example> all = patient.plan().examples();
    List<Example> failed =
        all.stream()
            .filter(example -> patient.ledger().fate(example) instanceof Fate.Unassessed)
            .toList();
    String share = Patient.share(failed.size(), all.size());
    if (failed.size() <= LIMIT * all.size()) {
      return Diagnosis.good(NAME, share + " could not be assessed");
    }
    String first =
        patient.ledger().fate(failed.getFirst()) instanceof Fate.Unassessed(String reason)
            ? reason
            : "";
    return Diagnosis.blocking(
        NAME,
        Finding.Kind.ERRORS,
        share + " could not be assessed, the first because: " + first,
        failed.stream().map(Example::id).toList());
  }
}
