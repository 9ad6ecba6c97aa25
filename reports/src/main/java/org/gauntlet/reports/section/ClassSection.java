package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.harness.ClassResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.reports.chart.IntervalBar;
import org.gauntlet.reports.html.Cut;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Names;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Section;
import org.gauntlet.reports.html.Table;
import org.gauntlet.reports.html.Table.Column;
import org.gauntlet.reports.html.Text;
import org.gauntlet.reports.text.Epsilon;
import org.gauntlet.reports.text.Figures;

/** Who pays? Clean accuracy and accuracy under attack of every class, the hardest hit first. */
public final class ClassSection {
  private static final int MOST = 100;

  private ClassSection() {}

  public static Element render(Evaluation evaluation) {
    List<ClassResult> classes = evaluation.classes();
    List<Integer> order =
        IntStream.range(0, classes.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> rank(drop(classes.get(i)))))
            .toList();
    Cut<Integer> shown = Cut.first(order, MOST);
    List<Node> body = new ArrayList<>();
    body.add(
        new Table(
                "Accuracy by true class, the largest drop first. In the bars the grey tick above is"
                    + " clean accuracy, the blue one below accuracy under attack, each in its"
                    + " interval.",
                columns(evaluation),
                shown.shown().stream().map(i -> row(i, classes.get(i))).toList())
            .render());
    body.addAll(shown.notice("classes"));
    return new Section(
            "classes", "Classes", "Who pays? A mean can hide a class that always falls.", body)
        .render();
  }

  private static List<Column> columns(Evaluation evaluation) {
    Robustness r = evaluation.robust();
    String interval =
        Figures.intervalTitle(evaluation.classes().stream().map(ClassResult::clean).toList());
    String threat = Epsilon.brief(r.norm(), r.epsilon(), evaluation.subject().domain());
    return List.of(
        Column.words("Class"),
        Column.numbers("Clean"),
        Column.numbers(interval),
        Column.numbers("Under " + threat),
        Column.numbers(interval),
        Column.numbers("Drop, points"),
        Column.words("0 to 100 %"),
        Column.numbers("n"));
  }

  private static Table.Row row(int index, ClassResult c) {
    Proportion clean = c.clean();
    Proportion robust = c.robust();
    double drop = drop(c);
    return Table.Row.of(
        "class-" + index,
        Names.name(c.name()),
        new Text(Figures.percent(clean)),
        el("small", Figures.interval(clean)),
        new Text(Figures.percent(robust)),
        el("small", Figures.interval(robust)),
        new Text(Figures.points(drop)),
        IntervalBar.pair(clean, robust),
        new Text(Figures.count(clean.of())));
  }

  /** The largest drop first, classes without examples last. */
  private static double rank(double drop) {
    return Double.isNaN(drop) ? Double.POSITIVE_INFINITY : -drop;
  }

  private static double drop(ClassResult c) {
    double drop =
        Figures.share(c.clean().hits(), c.clean().of())
            - Figures.share(c.robust().hits(), c.robust().of());
    return drop;
  }
}
