package org.gauntlet.harness.health;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.core.Example;
import org.gauntlet.harness.Bout;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Round;
import org.gauntlet.harness.Suite;

/** What withstands the suite withstands it at half the budget, too. */
record SmallerBudget() implements HealthCheck {
  private static final String NAME = "a smaller budget breaks nothing more";
  private static final double LIMIT = 0.05;

  @Override
  public Diagnosis examine(Patient patient) {
    Plan plan = patient.plan();
    List<Example> sample = patient.sample(patient.standing(), Patient.SAMPLE / 2);
    NormBall half = plan.ball(plan.headline().epsilon() / 2);
    if (sample.isEmpty() || plan.rounds().isEmpty()) {
      return Diagnosis.notRun(NAME, "nothing stands that an attack was tried on");
    }
    Set<String> broken = new LinkedHashSet<>();
    for (Suite.Entry<?> entry : plan.suite().entries()) {
      List<Example> open =
          sample.stream().filter(example -> !broken.contains(example.id())).toList();
      Bout full = Bout.of(plan, new Round(plan.headline().epsilon(), entry.name()));
      Bout bout = new Bout(full.target(), entry, half, full.seed(), full.width());
      broken.addAll(Patient.broken(bout.run(open)));
    }
    String detail =
        Patient.share(broken.size(), sample.size())
            + " sampled standing examples fall at half the budget";
    return broken.size() <= Math.max(1, LIMIT * sample.size())
        ? Diagnosis.good(NAME, detail)
        : Diagnosis.blocking(
            NAME,
            Finding.Kind.NOT_MONOTONE,
            detail + ": the suite fails at the headline for a reason of its own",
            new ArrayList<>(broken));
  }
}
