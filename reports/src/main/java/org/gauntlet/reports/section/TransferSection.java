package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.TransferMatrix;
import org.gauntlet.reports.html.Cut;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.HeatMap;
import org.gauntlet.reports.html.Names;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Section;
import org.gauntlet.reports.html.Text;
import org.gauntlet.reports.text.Figures;
import org.gauntlet.reports.text.Plain;

/** Do attacks carry over from one model to another? */
public final class TransferSection {
  private static final int MOST = 16;
  private static final int LONGEST = 40;

  private TransferSection() {}

  public static Element render(TransferMatrix matrix) {
    Cut<String> models = Cut.first(matrix.models(), MOST);
    List<String> names = models.shown().stream().map(m -> Plain.line(m, LONGEST)).toList();
    List<Node> body = new ArrayList<>();
    body.add(
        new HeatMap(
                "Accuracy in percent of the model named above under examples made on the model"
                    + " named at the left, with interval and n; the warmer, the more they carry"
                    + " over.",
                "made on",
                names,
                names,
                matrix.robust().stream()
                    .limit(MOST)
                    .map(row -> row.stream().limit(MOST).map(TransferSection::cell).toList())
                    .toList())
            .render());
    body.add(
        el(
                "p",
                new Text("Made by "),
                Names.code(matrix.spec()),
                new Text(" under "),
                Names.name(matrix.norm()),
                new Text(" ≤ " + Figures.decimal(matrix.epsilon()) + "."))
            .styled("footnote"));
    body.addAll(models.notice("models"));
    return new Section(
            "transfer",
            "Transfer",
            "Do examples made on one model fool another? The diagonal is the attack at home.",
            body)
        .render();
  }

  private static HeatMap.Cell cell(Proportion p) {
    double share = Figures.share(p.hits(), p.of());
    return Double.isNaN(share)
        ? HeatMap.Cell.blank()
        : HeatMap.Cell.of(
            Figures.percent(share), Figures.interval(p) + " n " + Figures.count(p.of()), 1 - share);
  }
}
