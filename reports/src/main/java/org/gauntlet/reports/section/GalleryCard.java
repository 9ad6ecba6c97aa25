package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Norm;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.reports.chart.Triptych;
import org.gauntlet.reports.html.Anchors;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Names;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Text;
import org.gauntlet.reports.text.Epsilon;
import org.gauntlet.reports.text.Figures;
import org.gauntlet.reports.text.Plain;

/** One broken example. */
record GalleryCard(GalleryItem item, Optional<Triptych> pictures) {
  private static final int LONGEST_ID = 64;

  Element render(Evaluation evaluation, Anchors anchors) {
    List<String> classes = evaluation.subject().classes();
    String before = Names.ofClass(classes, item.cleanLabel());
    String after = Names.ofClass(classes, item.fooledLabel());
    List<Node> body = new ArrayList<>();
    pictures.ifPresent(p -> body.add(row(p, before, after)));
    body.add(
        el(
                "p",
                answer(before, item.cleanConfidence()),
                el("span", "→").styled("arrow"),
                answer(after, item.fooledConfidence()))
            .styled("answers"));
    body.add(footnote(evaluation));
    return el("article", body).styled("card").with("id", anchors.fresh("sample", item.id()));
  }

  private Element row(Triptych p, String before, String after) {
    String id = Plain.line(item.id(), LONGEST_ID);
    return el(
            "div",
            picture(p.original(), "Original " + id + ", taken for " + before, "original"),
            picture(p.change(), "Change to " + id, "change × " + Figures.count(p.factor())),
            picture(p.adversarial(), "Adversarial " + id + ", taken for " + after, "adversarial"))
        .styled("triptych");
  }

  private static Element picture(String uri, String alt, String caption) {
    return el("figure", el("img").with("src", uri).with("alt", alt), el("figcaption", caption));
  }

  private static Element answer(String label, double confidence) {
    Element name = el("bdi", label);
    return confidence < 0
        ? el("span", name)
        : el("span", name, el("small", " " + Figures.percent(confidence)));
  }

  private Element footnote(Evaluation evaluation) {
    List<String> classes = evaluation.subject().classes();
    return el(
            "p",
            new Text("true "),
            el("bdi", Names.ofClass(classes, item.truth())),
            new Text(
                " · %s %s · "
                    .formatted(
                        Epsilon.symbol(norm(evaluation)), Figures.measured(item.distance()))),
            Names.name(item.attack()),
            new Text(" · "),
            Names.name(item.id()))
        .styled("footnote");
  }

  private Norm norm(Evaluation evaluation) {
    return evaluation.attacks().stream()
        .filter(a -> a.name().equals(item.attack()))
        .map(AttackResult::norm)
        .findFirst()
        .orElse(evaluation.robust().norm());
  }
}
