package org.gauntlet.harness.health;

import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Phrase;
import org.gauntlet.harness.Verified;

/** Without a budget every example falls to gradients; where it does not, they lead nowhere. */
record WholeDomain() implements HealthCheck {
  private static final String NAME = "an unbounded attack breaks everything";
  private static final int STEPS = 20;
  private static final double LIMIT = 0.1;

  private static final Pgd ATTACK =
      new Pgd(STEPS, new StepSize.Relative(2.5f / STEPS), Start.RANDOM, Loss.MARGIN);

  @Override
  public Diagnosis examine(Patient patient) {
    Optional<GradientModel> model = patient.gradients();
    List<Example> sample = patient.sample(patient.standing(), Patient.SAMPLE / 2);
    if (model.isEmpty() || sample.isEmpty()) {
      return Diagnosis.notRun(NAME, "nothing stands that a white-box attack was tried on");
    }
    NormBall everything = patient.plan().unbounded();
    List<String> left =
        patient.probe(model.get(), ATTACK, everything, sample).stream()
            .filter(verified -> !verified.broken())
            .map(Verified::trial)
            .map(trial -> trial.id())
            .toList();
    String detail =
        Phrase.of(
            "%s sampled standing examples stand where everything is allowed",
            Patient.share(left.size(), sample.size()));
    return left.size() <= Math.max(1, LIMIT * sample.size())
        ? Diagnosis.good(NAME, detail)
        : Diagnosis.blocking(
            NAME, Finding.Kind.MASKED_GRADIENTS, detail + ": the gradients lead nowhere", left);
  }
}
