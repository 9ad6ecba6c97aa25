package org.gauntlet.harness.health;

import java.util.List;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Phrase;
import org.gauntlet.harness.Trial;

/** Every candidate lies inside the budget and the domain. */
record InsideThreat() implements HealthCheck {
  private static final String NAME = "candidates inside the threat";

  @Override
  public Diagnosis examine(Patient patient) {
    List<Trial> trials =
        patient.plan().rounds().stream()
            .flatMap(round -> patient.ledger().trials(round).stream())
            .toList();
    if (trials.isEmpty()) {
      return Diagnosis.notRun(NAME, "no attack was tried");
    }
    List<Trial> outside =
        trials.stream().filter(trial -> trial.reason().equals(Trial.OUTSIDE)).toList();
    String share = Patient.share(outside.size(), trials.size());
    return outside.isEmpty()
        ? Diagnosis.good(NAME, share + " candidates lie outside")
        : Diagnosis.blocking(
            NAME,
            Finding.Kind.OUTSIDE_THREAT,
            Phrase.of(
                "%s candidates lie outside, the first of %s", share, outside.getFirst().attack()),
            outside.stream().map(Trial::id).distinct().toList());
  }
}
