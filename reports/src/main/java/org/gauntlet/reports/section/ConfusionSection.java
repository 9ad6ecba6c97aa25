package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.harness.Confusion;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.reports.html.Cut;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.HeatMap;
import org.gauntlet.reports.html.Names;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Section;
import org.gauntlet.reports.html.Table;
import org.gauntlet.reports.html.Table.Column;
import org.gauntlet.reports.html.Text;
import org.gauntlet.reports.text.Figures;

/** Into which class does it fall? A matrix for few classes, the commonest ways for many. */
public final class ConfusionSection {
  private static final int LARGEST_MATRIX = 20;
  private static final int MOST = 60;

  private ConfusionSection() {}

  public static Element render(Evaluation evaluation) {
    List<Node> body = new ArrayList<>();
    if (evaluation.confusion().isEmpty()) {
      body.add(el("p", "No example was broken.").styled("empty"));
    } else if (fitsMatrix(evaluation)) {
      body.add(matrix(evaluation));
    } else {
      body.addAll(ranking(evaluation));
    }
    return new Section(
            "confusion", "Where it goes wrong", "Into which class do broken inputs fall?", body)
        .render();
  }

  private static boolean fitsMatrix(Evaluation evaluation) {
    int classes = evaluation.subject().classes().size();
    return classes <= LARGEST_MATRIX
        && evaluation.confusion().stream().allMatch(c -> Math.max(c.truth(), c.fooled()) < classes);
  }

  private static Element matrix(Evaluation evaluation) {
    List<String> classes = evaluation.subject().classes();
    int[][] counts = new int[classes.size()][classes.size()];
    for (Confusion c : evaluation.confusion()) {
      counts[c.truth()][c.fooled()] += c.count();
    }
    int most = evaluation.confusion().stream().mapToInt(Confusion::count).max().orElse(1);
    HeatMap map =
        new HeatMap(
            "How many broken inputs of the class named at the left are taken for the class named"
                + " above.",
            "true class",
            names(classes),
            names(classes),
            IntStream.range(0, classes.size())
                .mapToObj(row -> cells(row, counts[row], most))
                .toList());
    return map.render();
  }

  private static List<HeatMap.Cell> cells(int row, int[] counts, int most) {
    return IntStream.range(0, counts.length)
        .mapToObj(column ->
            row == column
                ? HeatMap.Cell.blank()
                : HeatMap.Cell.of(
                    Figures.count(counts[column]), "", (double) counts[column] / most))
        .toList();
  }

  private static List<String> names(List<String> classes) {
    return IntStream.range(0, classes.size()).mapToObj(i -> Names.ofClass(classes, i)).toList();
  }

  private static List<Node> ranking(Evaluation evaluation) {
    List<String> classes = evaluation.subject().classes();
    List<Confusion> commonest =
        evaluation.confusion().stream()
            .sorted(Comparator.comparingInt(Confusion::count).reversed())
            .toList();
    Cut<Confusion> shown = Cut.first(commonest, MOST);
    List<Node> body = new ArrayList<>();
    body.add(
        new Table(
                "The commonest ways to go wrong.",
                List.of(
                    Column.words("True class"),
                    Column.words("Taken for"),
                    Column.numbers("Inputs")),
                shown.shown().stream()
                    .map(c ->
                        Table.Row.of(
                            "",
                            el("bdi", Names.ofClass(classes, c.truth())),
                            el("bdi", Names.ofClass(classes, c.fooled())),
                            new Text(Figures.count(c.count()))))
                    .toList())
            .render());
    body.addAll(shown.notice("pairs of classes"));
    return body;
  }
}
