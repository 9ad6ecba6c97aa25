package org.gauntlet.harness.health;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gauntlet.core.Example;
import org.gauntlet.harness.Fate;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Trial;

/** What sees less breaks no more: black-box and transferred attacks find nothing new. */
record WhiteBoxWins() implements HealthCheck {
  private static final String NAME = "white box beats black box";
  private static final double LIMIT = 0.01;

  @Override
  public Diagnosis examine(Patient patient) {
    Plan plan = patient.plan();
    Set<String> late = blackBoxAfterWhiteBox(plan.suite());
    if (late.isEmpty()) {
      return Diagnosis.notRun(NAME, "no black-box attack follows a white-box one");
    }
    List<Trial> wins =
        plan.examples().stream()
            .flatMap((Example example) -> breaker(patient, example).stream())
            .filter(trial -> late.contains(trial.attack()))
            .toList();
    String share = Patient.share(wins.size(), plan.examples().size());
    String detail = share + " fell only to " + String.join(", ", late.stream().sorted().toList());
    return wins.size() <= Math.max(1, LIMIT * plan.examples().size())
        ? Diagnosis.good(NAME, detail)
        : Diagnosis.blocking(
            NAME,
            Finding.Kind.BLACK_BOX_WINS,
            detail + ", after every white-box attack before it had failed",
            wins.stream().map(Trial::id).toList());
  }

  private static Set<String> blackBoxAfterWhiteBox(Suite suite) {
    Set<String> names = new HashSet<>();
    boolean white = false;
    for (Suite.Entry<?> entry : suite.entries()) {
      white |= entry.whiteBox();
      if (white && !entry.whiteBox()) {
        names.add(entry.name());
      }
    }
    return names;
  }

  private static Optional<Trial> breaker(Patient patient, Example example) {
    return patient.ledger().fate(example) instanceof Fate.Broken(Trial by)
        ? Optional.of(by)
        : Optional.empty();
  }
}
