package org.gauntlet.harness.health;

import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.core.Example;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Round;
import org.gauntlet.harness.Trial;

/** The model and its gradients answer numbers. */
record FiniteLogits() implements HealthCheck {
  private static final String NAME = "answers are finite";
  private static final String SIGN = "NaN or infinite";
  private static final double LIMIT = 0.01;

  @Override
  public Diagnosis examine(Patient patient) {
    List<Example> all = patient.plan().examples();
    List<String> guilty =
        all.stream()
            .filter(example -> answeredNoNumber(patient, example))
            .map(Example::id)
            .toList();
    String share = Patient.share(guilty.size(), all.size());
    if (guilty.isEmpty()) {
      return Diagnosis.good(NAME, share + " met NaN or infinity");
    }
    return Diagnosis.bad(
        NAME,
        Finding.Kind.NON_FINITE,
        guilty.size() > LIMIT * all.size(),
        share + " met NaN or infinity in the model's answers",
        guilty);
  }

  private static boolean answeredNoNumber(Patient patient, Example example) {
    Stream<String> clean = patient.ledger().clean(example).stream().map(Clean::reason);
    Stream<String> attacked =
        patient.plan().rounds().stream()
            .flatMap((Round round) -> patient.ledger().trial(example, round).stream())
            .map(Trial::reason);
    return Stream.concat(clean, attacked).anyMatch(reason -> reason.contains(SIGN));
  }
}
