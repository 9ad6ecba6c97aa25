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
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Phrase;

/** Another fifty steps from a random start, up the margin, change the figure by under a point. */
record LongerAttack() implements HealthCheck {
  private static final String NAME = "more steps do not help";
  private static final int STEPS = 50;
  private static final double LIMIT = 0.01;

  /** From here on the suite is too weak for its figure to be read at all. */
  private static final double BLOCKING = 0.05;

  /** Madry et al. 2018 use steps of two and a half times the budget over the step count. */
  private static final Pgd ATTACK =
      new Pgd(STEPS, new StepSize.Relative(2.5f / STEPS), Start.RANDOM, Loss.MARGIN);

  @Override
  public Diagnosis examine(Patient patient) {
    Optional<GradientModel> model = patient.gradients();
    NormBall ball = patient.plan().headline();
    List<Example> standing = patient.standing();
    if (model.isEmpty() || standing.isEmpty() || ball.epsilon() == 0) {
      return Diagnosis.notRun(NAME, "nothing stands that a white-box attack was tried on");
    }
    List<Example> sample = patient.sample(standing, Patient.SAMPLE);
    List<String> broken = Patient.broken(patient.probe(model.get(), ATTACK, ball, sample));
    Estimate robust = patient.ledger().robust(ball.epsilon());
    double points = robust.share() * broken.size() / sample.size();
    String detail =
        Phrase.of(
            "%d more steps break %s sampled standing examples, about %.1f points of the figure",
            STEPS, Patient.share(broken.size(), sample.size()), 100 * points);
    return points < LIMIT
        ? Diagnosis.good(NAME, detail)
        : Diagnosis.bad(
            NAME, Finding.Kind.STRONGER_ATTACK_HELPS, points >= BLOCKING, detail, broken);
  }
}
