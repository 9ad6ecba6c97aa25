package org.gauntlet.reports.text;

import java.util.List;
import java.util.Optional;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Robustness;

/** The one word over everything, and the honest sentence beside it. */
public record Headline(State state, String sentence) {

  /** The word, and a sign that carries it without colour. */
  public enum State {
    PASS("✓"),
    FAIL("✕"),
    INCONCLUSIVE("?"),
    UNRELIABLE("!"),
    INCOMPLETE("…"),
    WAIVED("–"),
    UNJUDGED("–");

    private final String sign;

    State(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /** The headline of a run; one that was not finished is INCOMPLETE whatever its gates say. */
  public static Headline of(
      boolean finished, Evaluation evaluation, Optional<Judgement> judgement) {
    State judged = judge(evaluation, judgement);
    String sentence = sentence(judged, evaluation, judgement);
    return finished
        ? new Headline(judged, sentence)
        : new Headline(
            State.INCOMPLETE,
            "This run was not finished: the figures cover only what was measured before it"
                + " stopped. "
                + sentence);
  }

  /**
   * A found adversarial example stays found, so FAIL outlives doubt; PASS does not. The order is
   * that of the exit codes.
   */
  private static State judge(Evaluation evaluation, Optional<Judgement> judgement) {
    List<Verdict> verdicts =
        judgement.map(Judgement::gates).orElse(List.of()).stream()
            .map(GateResult::verdict)
            .toList();
    if (verdicts.contains(Verdict.FAIL)) {
      return State.FAIL;
    }
    if (verdicts.contains(Verdict.UNASSESSED)) {
      return State.INCONCLUSIVE;
    }
    boolean reliable =
        judgement.map(Judgement::reliable).orElse(true)
            && evaluation.findings().stream().noneMatch(Finding::blocking);
    if (!reliable) {
      return State.UNRELIABLE;
    }
    if (verdicts.contains(Verdict.INCONCLUSIVE)) {
      return State.INCONCLUSIVE;
    }
    if (verdicts.contains(Verdict.PASS)) {
      return State.PASS;
    }
    return verdicts.isEmpty() ? State.UNJUDGED : State.WAIVED;
  }

  private static String sentence(
      State state, Evaluation evaluation, Optional<Judgement> judgement) {
    String judged = judgement.map(Judgement::sentence).orElse("");
    if (!judged.isBlank()) {
      return judged;
    }
    String doubt =
        state == State.UNRELIABLE
            ? " A finding below says that the attack could not work properly: do not read the"
                + " number as robustness."
            : " No gate was set.";
    return measured(evaluation) + (judgement.isEmpty() ? doubt : "");
  }

  private static String measured(Evaluation evaluation) {
    Robustness r = evaluation.robust();
    return ("Under %s, at most %s of inputs like these (%s interval %s, n = %s) are classified"
            + " right and withstand the attacks tried. A stronger attack can only lower the"
            + " number.")
        .formatted(
            Epsilon.threat(r.norm(), r.epsilon(), evaluation.subject().domain()),
            Figures.percent(Figures.share(r.hits(), r.of())),
            Figures.asked(r.confidence()),
            Figures.interval(r),
            Figures.count(r.of()));
  }
}
