package org.gauntlet.harness.health;

import java.util.List;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;

/** All health checks of one evaluation: could the attack just have failed? */
public record Examination(List<Check> checks, List<Finding> findings) {
  private static final List<HealthCheck> CHECKS =
      List.of(
          new Errors(),
          new FiniteLogits(),
          new AboveChance(),
          new SeveralClasses(),
          new InsideThreat(),
          new Repeatable(),
          new Logits(),
          new Gradients(),
          new SingleStep(),
          new WhiteBoxWins(),
          new LongerAttack(),
          new SmallerBudget(),
          new WholeDomain());

  public Examination {
    checks = List.copyOf(checks);
    findings = List.copyOf(findings);
  }

  public static Examination of(Patient patient) {
    List<Diagnosis> diagnoses = CHECKS.stream().map(check -> check.examine(patient)).toList();
    return new Examination(
        diagnoses.stream().map(Diagnosis::check).toList(),
        diagnoses.stream().flatMap(diagnosis -> diagnosis.finding().stream()).toList());
  }
}
