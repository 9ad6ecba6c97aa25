package org.gauntlet.harness.health;

import java.util.List;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Phrase;

/** The model answers more than one class where there is more than one. */
record SeveralClasses() implements HealthCheck {
  private static final String NAME = "answers depend on the input";

  @Override
  public Diagnosis examine(Patient patient) {
    List<Clean> answered =
        patient.plan().examples().stream()
            .flatMap(example -> patient.ledger().clean(example).stream())
            .filter(clean -> clean.outcome() != Clean.Outcome.FAILED)
            .toList();
    long truths = answered.stream().mapToInt(Clean::truth).distinct().count();
    if (truths < 2) {
      return Diagnosis.notRun(NAME, "the examples are of " + truths + " class");
    }
    long labels = answered.stream().mapToInt(Clean::label).distinct().count();
    String detail =
        Phrase.of("%d answers fall into %d of %d classes", answered.size(), labels, truths);
    return labels > 1
        ? Diagnosis.good(NAME, detail)
        : Diagnosis.blocking(
            NAME,
            Finding.Kind.CONSTANT_OUTPUT,
            detail + ": the model ignores its input",
            List.of());
  }
}
