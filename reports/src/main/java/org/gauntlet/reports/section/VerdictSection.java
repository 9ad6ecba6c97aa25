package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.html.Anchors;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.text.Epsilon;
import org.gauntlet.reports.text.Figures;
import org.gauntlet.reports.text.Headline;
import org.gauntlet.reports.text.Plain;

/** Can I ship it? One word, one honest sentence, the figures, the gates. */
public final class VerdictSection {
  private static final int LONGEST_SENTENCE = 1500;

  private VerdictSection() {}

  public static Element render(
      Headline headline, Evaluation evaluation, Optional<Judgement> judgement, Anchors anchors) {
    List<Node> body = new ArrayList<>();
    body.add(banner(headline, judgement));
    body.add(tiles(evaluation));
    judgement.ifPresent(j -> body.addAll(GateTable.render(evaluation, j, anchors)));
    return el("section", body).with("id", "verdict").with("aria-label", "Verdict");
  }

  private static Element banner(Headline headline, Optional<Judgement> judgement) {
    String exit = judgement.map(j -> "Exit code " + j.exitCode()).orElse("Not judged by a gate");
    return el(
            "div",
            el("span", headline.state().sign()).styled("sign").with("aria-hidden", "true"),
            el(
                "div",
                el("p", el("strong", headline.state().name()), el("span", exit)).styled("word"),
                el("p", Plain.line(headline.sentence(), LONGEST_SENTENCE)).styled("sentence")))
        .styled("verdict " + tone(headline.state()));
  }

  private static String tone(Headline.State state) {
    return switch (state) {
      case PASS -> "pass";
      case FAIL -> "fail";
      case INCONCLUSIVE -> "unsure";
      case UNRELIABLE -> "doubt";
      case INCOMPLETE, WAIVED, UNJUDGED -> "calm";
    };
  }

  private static Element tiles(Evaluation e) {
    Robustness r = e.robust();
    String threat = Epsilon.threat(r.norm(), r.epsilon(), e.subject().domain());
    long doubts = e.findings().stream().filter(f -> f.blocking()).count();
    return el(
            "dl",
            tile(
                "Clean accuracy",
                Figures.percent(e.clean()),
                interval(e.clean().confidence(), Figures.interval(e.clean()), e.clean().of())),
            tile(
                "Accuracy under attack, " + threat,
                "≤ " + Figures.percent(Figures.share(r.hits(), r.of())),
                interval(r.confidence(), Figures.interval(r), r.of())),
            tile(
                "Findings",
                Figures.count(e.findings().size()),
                e.findings().isEmpty()
                    ? "nothing speaks against the figures"
                    : doubts + " of them block a passing verdict"),
            tile(
                "Not assessed",
                Figures.count(e.unassessed()),
                "examples on which something failed"))
        .styled("tiles");
  }

  private static String interval(double confidence, String interval, int of) {
    return "%s interval %s\nn = %s"
        .formatted(Figures.asked(confidence), interval, Figures.count(of));
  }

  private static Element tile(String term, String figure, String detail) {
    return el(
        "div",
        el("dt", term),
        el("dd", el("span", figure).styled("figure"), el("span", detail).styled("detail")));
  }
}
