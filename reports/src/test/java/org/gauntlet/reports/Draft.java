package org.gauntlet.reports;

import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.ClassResult;
import org.gauntlet.harness.Confusion;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.Subject;

/** An evaluation in the making, empty but for what a test says. */
public final class Draft {
  private Domain domain = new Domain(Shape.of(1, 2, 2), 0, 1, 2);
  private List<String> names = List.of("a", "b");
  private Proportion clean = new Proportion(90, 100, 0.8, 0.95, 0.95);
  private Robustness robust = new Robustness(Norm.LINF, 0.1f, 40, 100, 0.3, 0.5, 0.95);
  private List<Robustness> curve = List.of();
  private List<AttackResult> attacks = List.of();
  private List<ClassResult> classes = List.of();
  private List<Confusion> confusion = List.of();
  private List<Check> checks = List.of();
  private List<Finding> findings = List.of();
  private List<GalleryItem> gallery = List.of();
  private int unassessed;

  public Draft on(Domain inputs, List<String> classNames) {
    domain = inputs;
    names = classNames;
    return this;
  }

  public Draft clean(Proportion measured) {
    clean = measured;
    return this;
  }

  public Draft robust(Robustness measured) {
    robust = measured;
    return this;
  }

  public Draft curve(List<Robustness> measured) {
    curve = measured;
    return this;
  }

  public Draft attacks(List<AttackResult> ran) {
    attacks = ran;
    return this;
  }

  public Draft classes(List<ClassResult> measured) {
    classes = measured;
    return this;
  }

  public Draft confusion(List<Confusion> counted) {
    confusion = counted;
    return this;
  }

  public Draft checks(List<Check> made) {
    checks = made;
    return this;
  }

  public Draft findings(List<Finding> found) {
    findings = found;
    return this;
  }

  public Draft gallery(List<GalleryItem> kept) {
    gallery = kept;
    return this;
  }

  public Draft unassessed(int examples) {
    unassessed = examples;
    return this;
  }

  public Evaluation evaluation() {
    return new Evaluation(
        Evaluation.SCHEMA,
        new Subject("model", "aa", "data", "bb", domain, names),
        clean,
        robust,
        curve,
        attacks,
        classes,
        confusion,
        checks,
        findings,
        gallery,
        Optional.empty(),
        unassessed,
        7);
  }

  /** A run of one attack at an L-infinity budget that nothing failed in. */
  public static AttackResult run(String name, float epsilon, int attacked, int broken) {
    return new AttackResult(
        name,
        name + ":steps=5",
        "gradients",
        "",
        Norm.LINF,
        epsilon,
        attacked,
        broken,
        0,
        attacked - broken,
        epsilon,
        10L * attacked,
        5L * attacked,
        0.5);
  }
}
