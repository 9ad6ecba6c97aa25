package org.gauntlet.harness.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gauntlet.attacks.Norm;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.GateResult.Verdict;
import org.gauntlet.harness.Phrase;
import org.gauntlet.harness.Robustness;

/** The verdict as an honest sentence or two, never without the threat model. */
final class Sentence {
  private Sentence() {}

  static String of(Evaluation evaluation, List<GateResult> gates, int exitCode) {
    if (evaluation.robust().of() == 0) {
      return "No input could be assessed, so nothing is known about this model.";
    }
    String figure = figure(evaluation);
    return switch (exitCode) {
      case Judge.UNRELIABLE -> unreliable(evaluation) + " " + figure;
      case Judge.FAILED -> figure + " " + failed(gates) + doubt(evaluation);
      case Judge.OPEN -> figure + " " + open(gates);
      default -> figure + " " + passed(gates) + "A stronger attack can only lower the number.";
    };
  }

  private static String figure(Evaluation evaluation) {
    Robustness robust = evaluation.robust();
    String threat =
        Phrase.of("Under %s <= %s", name(robust.norm()), Words.epsilon(robust.epsilon()));
    double share = (double) robust.hits() / robust.of();
    String interval =
        Phrase.of("(95 %% interval %.1f to %.1f)", 100 * robust.low(), 100 * robust.high());
    List<String> attacks =
        evaluation.attacks().stream().map(AttackResult::name).distinct().toList();
    if (attacks.isEmpty()) {
      return Phrase.of(
          "%s no attack was tried; %s of %,d inputs %s are classified right.",
          threat, Words.percent(share), robust.of(), interval);
    }
    return Phrase.of(
        "%s, at most %s of %,d inputs %s are classified right and withstand %s.",
        threat, Words.percent(share), robust.of(), interval, Words.list(attacks));
  }

  private static String name(Norm norm) {
    return switch (norm) {
      case L1 -> "L1";
      case L2 -> "L2";
      case LINF -> "Linf";
    };
  }

  private static String passed(List<GateResult> gates) {
    if (gates.isEmpty()) {
      return "";
    }
    return gates.stream()
            .map(gate ->
                Phrase.of("%s of at least %s", words(gate), Words.percent(gate.threshold())))
            .collect(Collectors.joining(" and ", "The gate asks for ", ""))
        + ", which holds. ";
  }

  private static String failed(List<GateResult> gates) {
    return first(gates, Verdict.FAIL)
        .map(gate ->
            Phrase.of(
                "The gate asks for %s of at least %s and is missed%s: it is %s.",
                words(gate),
                Words.percent(gate.threshold()),
                proven(gate),
                Words.percent(share(gate))))
        .orElse("");
  }

  private static String proven(GateResult gate) {
    return gate.rule().equals(Rule.POINT.word())
        ? ""
        : Phrase.of(" with %.0f %% confidence", 100 * gate.confidence());
  }

  private static String open(List<GateResult> gates) {
    Optional<GateResult> unassessed = first(gates, Verdict.UNASSESSED);
    if (unassessed.isPresent()) {
      return Phrase.of("The gate on %s was not assessed.", words(unassessed.get()));
    }
    return first(gates, Verdict.INCONCLUSIVE)
        .map(gate ->
            Phrase.of(
                "The %s of %s (%s to %s) straddles the threshold %s; %s.",
                words(gate),
                Words.percent(share(gate)),
                Words.percent(gate.value().low()),
                Words.percent(gate.value().high()),
                Words.percent(gate.threshold()),
                gate.note()))
        .orElse("");
  }

  private static String unreliable(Evaluation evaluation) {
    return Phrase.of(
        "The evaluation could not work properly: %s. Do not read the number as robustness.",
        evidence(evaluation));
  }

  private static String doubt(Evaluation evaluation) {
    String evidence = evidence(evaluation);
    return evidence.isEmpty() ? "" : " There are doubts besides: " + evidence + ".";
  }

  private static String evidence(Evaluation evaluation) {
    return evaluation.findings().stream()
        .filter(Finding::blocking)
        .map(Finding::evidence)
        .collect(Collectors.joining("; "));
  }

  private static Optional<GateResult> first(List<GateResult> gates, Verdict verdict) {
    return gates.stream().filter(gate -> gate.verdict() == verdict).findFirst();
  }

  private static String words(GateResult gate) {
    return gate.metric().replace('-', ' ');
  }

  private static double share(GateResult gate) {
    return gate.value().of() == 0 ? 0 : (double) gate.value().hits() / gate.value().of();
  }
}
