package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Domain;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.chart.CurveChart;
import org.gauntlet.reports.chart.CurveChart.Point;
import org.gauntlet.reports.html.Cut;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Section;
import org.gauntlet.reports.html.Table;
import org.gauntlet.reports.html.Table.Column;
import org.gauntlet.reports.text.Epsilon;
import org.gauntlet.reports.text.Figures;

/** At which epsilon does it break? One chart for each norm that was measured. */
public final class CurveSection {
  private static final int MOST = 60;

  private CurveSection() {}

  public static Element render(Evaluation evaluation) {
    List<Node> body = new ArrayList<>();
    for (Norm norm : Norm.values()) {
      List<Robustness> measured =
          evaluation.curve().stream().filter(r -> r.norm() == norm).toList();
      if (evaluation.clean().of() > 0 && !measured.isEmpty()) {
        body.addAll(chart(norm, Cut.first(measured, MOST), evaluation));
      }
    }
    if (body.isEmpty()) {
      body.add(el("p", "No budget was measured.").styled("empty"));
    }
    return new Section(
            "curve",
            "Accuracy against budget",
            "At which budget does it break? The worst case over all attacks, so every point is"
                + " an upper bound.",
            body)
        .render();
  }

  private static List<Node> chart(Norm norm, Cut<Robustness> curve, Evaluation evaluation) {
    Domain domain = evaluation.subject().domain();
    String symbol = Epsilon.symbol(norm);
    List<Node> body = new ArrayList<>();
    body.add(
        el(
                "figure",
                CurveChart.draw(
                    "Accuracy against " + symbol + " budget; the figures stand in the table below.",
                    "budget ε (" + symbol + ")",
                    points(curve.shown(), evaluation)),
                el("figcaption", caption(symbol, evaluation)))
            .styled("plot"));
    body.add(
        el(
            "details",
            el("summary", "The figures behind the " + symbol + " curve"),
            table(symbol, curve.shown(), evaluation.clean(), domain)));
    body.addAll(curve.notice("budgets"));
    return body;
  }

  private static String caption(String symbol, Evaluation evaluation) {
    return ("Share of inputs that are classified right under every attack tried, against the %s"
            + " budget; ε = 0 is clean accuracy. The band is the %s interval from sampling"
            + " inputs; lines between the points only guide the eye.")
        .formatted(symbol, Figures.asked(evaluation.robust().confidence()));
  }

  private static List<Point> points(List<Robustness> curve, Evaluation evaluation) {
    Proportion clean = evaluation.clean();
    Domain domain = evaluation.subject().domain();
    Point start =
        new Point(0, "0", Figures.share(clean.hits(), clean.of()), clean.low(), clean.high());
    Stream<Point> rest =
        curve.stream()
            .filter(r -> r.epsilon() > 0)
            .map(r ->
                new Point(
                    r.epsilon(),
                    Epsilon.tick(r.norm(), r.epsilon(), domain),
                    Figures.share(r.hits(), r.of()),
                    r.low(),
                    r.high()));
    return Stream.concat(Stream.of(start), rest).filter(p -> Double.isFinite(p.share())).toList();
  }

  private static Element table(
      String symbol, List<Robustness> curve, Proportion clean, Domain domain) {
    List<Table.Row> rows = new ArrayList<>();
    rows.add(row("0", Figures.percent(clean), Figures.interval(clean), clean.hits(), clean.of()));
    for (Robustness r : curve) {
      rows.add(
          row(
              Epsilon.both(r.norm(), r.epsilon(), domain),
              Figures.percent(Figures.share(r.hits(), r.of())),
              Figures.interval(r),
              r.hits(),
              r.of()));
    }
    return new Table(
            "Accuracy at every " + symbol + " budget.",
            List.of(
                Column.words("Budget ε"),
                Column.numbers("Accuracy"),
                Column.numbers(Figures.intervalTitle(List.of(clean))),
                Column.numbers("Standing"),
                Column.numbers("n")),
            rows)
        .render();
  }

  private static Table.Row row(String budget, String share, String interval, int hits, int of) {
    return Table.Row.of("", budget, share, interval, Figures.count(hits), Figures.count(of));
  }
}
