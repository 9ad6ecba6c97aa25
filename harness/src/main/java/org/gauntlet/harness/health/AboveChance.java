package org.gauntlet.harness.health;

import java.util.List;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Phrase;

/** The model does better than guessing; otherwise its robustness means nothing. */
record AboveChance() implements HealthCheck {
  private static final String NAME = "clean accuracy above chance";
  private static final double MARGIN = 1.2;

  @Override
  public Diagnosis examine(Patient patient) {
    Estimate accuracy = patient.ledger().accuracy();
    if (accuracy.of() == 0) {
      return Diagnosis.notRun(NAME, "no example was answered");
    }
    double chance = 1.0 / patient.plan().target().domain().classes();
    String detail =
        Phrase.of(
            "clean accuracy is %s, guessing gives %.1f %%",
            Patient.share(accuracy.hits(), accuracy.of()), 100 * chance);
    return accuracy.share() > MARGIN * chance
        ? Diagnosis.good(NAME, detail)
        : Diagnosis.blocking(
            NAME,
            Finding.Kind.CHANCE_ACCURACY,
            detail + ": check the order of classes, the scaling of inputs and the weights",
            List.of());
  }
}
