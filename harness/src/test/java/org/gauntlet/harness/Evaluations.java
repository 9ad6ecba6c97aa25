package org.gauntlet.harness;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;

/** Made-up evaluations for tests of what is drawn from them. */
public final class Evaluations {
  private Evaluations() {}

  /** Linf at 8/255 under one attack. */
  public static Evaluation of(Estimate clean, Estimate robust, Finding... findings) {
    return of(clean, robust, 1, findings);
  }

  public static Evaluation of(Estimate clean, Estimate robust, int attacks, Finding... findings) {
    Robustness headline = robust.under(new NormBall(Norm.LINF, 8 / 255f));
    AttackResult attack =
        new AttackResult(
            "pgd", "pgd:steps=40", "gradients", "", Norm.LINF, 8 / 255f, 1, 0, 0, 1, 0, 40, 40, 1);
    return new Evaluation(
        Evaluation.SCHEMA,
        new Subject("m", "", "d", "", new Domain(Shape.of(1), 0, 1, 2), List.of()),
        clean.proportion(),
        headline,
        List.of(headline),
        Collections.nCopies(attacks, attack),
        List.of(),
        List.of(),
        List.of(),
        List.of(findings),
        List.of(),
        Optional.empty(),
        0,
        1);
  }

  public static Finding finding(boolean blocking) {
    return new Finding(
        Finding.Kind.ZERO_GRADIENTS, blocking, "31 of 100 have a zero gradient", List.of());
  }
}
