package org.gauntlet.harness.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.Fgsm;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Phrase;

/**
 * The gradient at an input tells what happens around it. A model that was trained against one full
 * step bends its gradients so that exactly this step fails (catastrophic overfitting; Kim, Lee and
 * Lee 2021, "distorted interval"; Wong, Rice and Kolter 2020): most examples withstand it, while a
 * shorter step the same way, a step from a random start, or several steps bring them down.
 */
record SingleStep() implements HealthCheck {
  private static final String NAME = "a single step is no special case";

  /** Single-step accuracy below which there is nothing to be explained. */
  private static final double HIGH = 0.5;

  /** How much more another attack must break to be a sign. */
  private static final double GAP = 0.2;

  /** The part of what the suite breaks below which the single step counts as blind. */
  private static final double BLIND = 0.2;

  private static final List<Float> SHORTER = List.of(0.25f, 0.5f, 0.75f);

  /** One step from a random start, as long as in fast adversarial training. */
  private static final Pgd RANDOM_START =
      new Pgd(1, new StepSize.Relative(1.25f), Start.RANDOM, Loss.CROSS_ENTROPY);

  @Override
  public Diagnosis examine(Patient patient) {
    Optional<GradientModel> model = patient.gradients();
    NormBall ball = patient.plan().headline();
    List<Example> sample = patient.sample(patient.right(), Patient.SAMPLE);
    if (model.isEmpty() || sample.isEmpty() || ball.epsilon() == 0) {
      return Diagnosis.notRun(NAME, "no white-box attack was tried");
    }
    ToIntBiFunction<Attack<? super Victim.Gradients>, NormBall> breaks =
        (attack, budget) ->
            Patient.broken(patient.probe(model.get(), attack, budget, sample)).size();
    Fgsm step = new Fgsm(Loss.CROSS_ENTROPY);
    int full = breaks.applyAsInt(step, ball);
    int best = breaks.applyAsInt(RANDOM_START, ball);
    for (float share : SHORTER) {
      NormBall shorter = patient.plan().ball(share * ball.epsilon());
      best = Math.max(best, breaks.applyAsInt(step, shorter));
    }
    int suite = (int) sample.stream().filter(example -> !patient.stands(example)).count();
    return judge(patient, sample, new Count(sample.size(), full, best, suite));
  }

  /** How many of the sample fell to a full step, to the best other single step, to the suite. */
  private record Count(int of, int full, int best, int suite) {
    boolean masked() {
      boolean withstands = full < (1 - HIGH) * of;
      boolean bent = best - full >= GAP * of;
      boolean blind = suite - full >= GAP * of && full <= BLIND * suite;
      return withstands && (bent || blind);
    }
  }

  private static Diagnosis judge(Patient patient, List<Example> sample, Count count) {
    String detail =
        Phrase.of(
            "of %d sampled examples one full step breaks %d, a shorter or randomly started one %d,"
                + " the suite %d",
            count.of(), count.full(), count.best(), count.suite());
    if (!count.masked()) {
      return Diagnosis.good(NAME, detail);
    }
    List<String> ids = new ArrayList<>();
    sample.stream().filter(example -> !patient.stands(example)).forEach(e -> ids.add(e.id()));
    return Diagnosis.blocking(
        NAME, Finding.Kind.MASKED_GRADIENTS, detail + ": the gradients mislead single steps", ids);
  }
}
