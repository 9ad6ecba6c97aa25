package org.gauntlet.harness;

import java.util.List;
import java.util.Optional;

/**
 * Everything that one evaluation found; stored as evaluation.json. Reports are drawn from this
 * alone.
 *
 * @param robust the headline: the worst case over all attacks at the largest budget
 * @param curve robust accuracy at every budget, ascending; the clean accuracy is its start
 * @param attacks in the order they ran, smallest budget first
 * @param unassessed examples on which the model or an attack failed; they count on neither side
 */
public record Evaluation(
    int schema,
    Subject subject,
    Proportion clean,
    Robustness robust,
    List<Robustness> curve,
    List<AttackResult> attacks,
    List<ClassResult> classes,
    List<Confusion> confusion,
    List<Check> checks,
    List<Finding> findings,
    List<GalleryItem> gallery,
    Optional<TransferMatrix> transfer,
    int unassessed,
    long seed) {
  public static final int SCHEMA = 1;

  /** This evaluation with a transfer matrix beside it. */
  public Evaluation with(TransferMatrix matrix) {
    return new Evaluation(
        schema,
        subject,
        clean,
        robust,
        curve,
        attacks,
        classes,
        confusion,
        checks,
        findings,
        gallery,
        Optional.of(matrix),
        unassessed,
        seed);
  }
}
