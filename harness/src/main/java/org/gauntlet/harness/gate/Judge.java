package org.gauntlet.harness.gate;

import java.util.List;
import java.util.OptionalInt;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Phrase;
import org.gauntlet.harness.Proportion;

/** Holds an evaluation against gates. Only a FAIL survives a blocking finding. */
public final class Judge {
  /** Every gate holds. */
  public static final int PASSED = 0;

  /** At least one gate fails. */
  public static final int FAILED = 10;

  /** No gate fails, but one is open or nothing was measured for it. */
  public static final int OPEN = 11;

  /** No gate fails, but the figures cannot be trusted. */
  public static final int UNRELIABLE = 12;

  private Judge() {}

  public static Judgement judge(List<GateSpec> gates, Evaluation evaluation) {
    boolean reliable = evaluation.findings().stream().noneMatch(Finding::blocking);
    List<GateResult> results =
        gates.stream().map(gate -> result(gate, evaluation, reliable)).toList();
    int exitCode = exitCode(results, reliable);
    String sentence = Sentence.of(evaluation, results, exitCode);
    return new Judgement(results, reliable, exitCode, sentence);
  }

  private static GateResult result(GateSpec gate, Evaluation evaluation, boolean reliable) {
    Estimate estimate = gate.metric().of(evaluation);
    Verdict measured =
        gate.metric().measured(evaluation)
            ? gate.rule().judge(estimate, gate.threshold(), gate.confidence())
            : Verdict.UNASSESSED;
    boolean degraded = measured == Verdict.PASS && !reliable;
    return new GateResult(
        gate.id(),
        gate.metric().word(),
        degraded ? Verdict.INCONCLUSIVE : measured,
        judged(estimate, gate.confidence()),
        gate.threshold(),
        gate.rule().word(),
        gate.confidence(),
        degraded ? "evaluation unreliable" : note(gate, estimate, measured));
  }

  /** With the two-sided interval whose ends are the one-sided bounds that are judged. */
  private static Proportion judged(Estimate estimate, double confidence) {
    return new Proportion(
        estimate.hits(),
        estimate.of(),
        estimate.lowerBound(confidence),
        estimate.upperBound(confidence),
        twoSided(confidence));
  }

  private static double twoSided(double oneSided) {
    return Math.rint((2 * oneSided - 1) * 1e9) / 1e9;
  }

  private static String note(GateSpec gate, Estimate estimate, Verdict verdict) {
    return switch (verdict) {
      case UNASSESSED -> "nothing was measured";
      case INCONCLUSIVE -> settling(gate, estimate);
      case PASS, FAIL ->
          gate.rule() == Rule.POINT
              ? "a bare figure was compared: near the threshold this is tossing a coin"
              : "";
      case WAIVED -> "";
    };
  }

  private static String settling(GateSpec gate, Estimate estimate) {
    OptionalInt size = SampleSize.settling(estimate, gate.threshold(), gate.confidence());
    String share = Words.percent(estimate.share());
    return size.isPresent()
        ? Phrase.of("%,d samples would settle a true %s half the time", size.getAsInt(), share)
        : "no number of samples would settle a true " + share;
  }

  private static int exitCode(List<GateResult> gates, boolean reliable) {
    if (any(gates, Verdict.FAIL)) {
      return FAILED;
    }
    if (any(gates, Verdict.UNASSESSED)) {
      return OPEN;
    }
    if (!reliable) {
      return UNRELIABLE;
    }
    return any(gates, Verdict.INCONCLUSIVE) ? OPEN : PASSED;
  }

  private static boolean any(List<GateResult> gates, Verdict verdict) {
    return gates.stream().anyMatch(gate -> gate.verdict() == verdict);
  }
}
