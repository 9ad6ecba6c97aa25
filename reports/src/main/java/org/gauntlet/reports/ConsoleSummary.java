package org.gauntlet.reports;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gauntlet.core.Domain;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.text.Advice;
import org.gauntlet.reports.text.Columns;
import org.gauntlet.reports.text.Epsilon;
import org.gauntlet.reports.text.Figures;
import org.gauntlet.reports.text.Headline;
import org.gauntlet.reports.text.Plain;

/** What a person sees in the console at the end: attacks, gates, findings, and one sentence. */
public final class ConsoleSummary {
  private static final int MOST = 60;
  private static final int LONGEST_NAME = 28;
  private static final int LONGEST = 1500;

  private ConsoleSummary() {}

  /** Plain text of several lines, the last one ended by a line feed. */
  public static String render(Evaluation evaluation, Optional<Judgement> judgement) {
    Headline headline = Headline.of(true, evaluation, judgement);
    String exit = judgement.map(j -> " (exit " + j.exitCode() + ")").orElse("");
    return attacks(evaluation)
        + "\n"
        + judgement.map(ConsoleSummary::gates).orElseGet(() -> measured(evaluation))
        + findings(evaluation)
        + "\n result: %s%s. %s\n"
            .formatted(headline.state(), exit, Plain.console(headline.sentence(), LONGEST));
  }

  private static String attacks(Evaluation evaluation) {
    Domain domain = evaluation.subject().domain();
    List<AttackResult> all = evaluation.attacks();
    String more = all.size() > MOST ? " ... and " + (all.size() - MOST) + " more runs\n" : "";
    return new Columns(
                List.of(
                    "attack",
                    "budget",
                    "attacked",
                    "broken",
                    "failed",
                    "standing",
                    "forwards",
                    "backwards",
                    "seconds"),
                all.stream().limit(MOST).map(a -> attack(a, domain)).toList())
            .render()
        + more;
  }

  private static List<String> attack(AttackResult a, Domain domain) {
    return List.of(
        Plain.line(a.name(), LONGEST_NAME),
        Epsilon.brief(a.norm(), a.epsilon(), domain),
        Figures.count(a.attacked()),
        Figures.count(a.broken()),
        Figures.count(a.failed()),
        Figures.count(a.robustAfter()),
        Figures.count(a.forwards()),
        Figures.count(a.backwards()),
        Figures.measured(a.seconds()));
  }

  private static String gates(Judgement judgement) {
    return new Columns(
            List.of(
                "gate",
                "verdict",
                "value",
                Figures.intervalTitle(judgement.gates().stream().map(GateResult::value).toList()),
                "threshold",
                "n",
                "note"),
            judgement.gates().stream().limit(MOST).map(ConsoleSummary::gate).toList())
        .render();
  }

  private static List<String> gate(GateResult gate) {
    double share = Figures.share(gate.value().hits(), gate.value().of());
    return List.of(
        Plain.line(gate.id(), LONGEST_NAME),
        gate.verdict().name(),
        Figures.percent(share, gate.threshold()),
        Figures.interval(gate.value()),
        "≥ " + Figures.asked(gate.threshold()),
        Figures.count(gate.value().of()),
        gate.note());
  }

  private static String measured(Evaluation evaluation) {
    Robustness r = evaluation.robust();
    return new Columns(
            List.of("accuracy", "value", Figures.intervalTitle(List.of(evaluation.clean())), "n"),
            List.of(
                List.of(
                    "clean",
                    Figures.percent(evaluation.clean()),
                    Figures.interval(evaluation.clean()),
                    Figures.count(evaluation.clean().of())),
                List.of(
                    "under " + Epsilon.threat(r.norm(), r.epsilon(), evaluation.subject().domain()),
                    "≤ " + Figures.percent(Figures.share(r.hits(), r.of())),
                    Figures.interval(r),
                    Figures.count(r.of()))))
        .render();
  }

  private static String findings(Evaluation evaluation) {
    return evaluation.findings().stream()
        .limit(MOST)
        .map(f ->
            " %s %s: %s\n"
                .formatted(
                    f.blocking() ? "!" : "-",
                    Advice.on(f.kind()).title(),
                    Plain.console(f.evidence(), LONGEST)))
        .collect(Collectors.joining("", evaluation.findings().isEmpty() ? "" : "\n", ""));
  }
}
