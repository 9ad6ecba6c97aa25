package org.gauntlet.reports.section;

import static org.gauntlet.reports.html.Element.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GalleryItem;
import org.gauntlet.reports.chart.Triptych;
import org.gauntlet.reports.html.Anchors;
import org.gauntlet.reports.html.Cut;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.html.Node;
import org.gauntlet.reports.html.Section;

/** What does it look like? Broken examples, before and after. */
public final class GallerySection {
  /** How many examples are shown. */
  static final int MOST = 24;

  /** Characters that all pictures together may take. */
  private static final int MOST_PIXELS = 5_000_000;

  private GallerySection() {}

  public static Element render(Evaluation evaluation, Anchors anchors) {
    Cut<GalleryItem> items = Cut.first(evaluation.gallery(), MOST);
    List<Node> cards = new ArrayList<>();
    int room = MOST_PIXELS;
    int left = 0;
    for (GalleryItem item : items.shown()) {
      Optional<Triptych> pictures = Triptych.of(item, evaluation.subject().domain());
      boolean fits = pictures.isPresent() && pictures.get().size() <= room;
      room -= fits ? pictures.get().size() : 0;
      left += pictures.isPresent() && !fits ? 1 : 0;
      cards.add(new GalleryCard(item, pictures.filter(p -> fits)).render(evaluation, anchors));
    }
    return new Section("gallery", "Gallery", lead(), body(cards, items, left)).render();
  }

  private static String lead() {
    return "What does it look like? Left the original, right what fooled the model, between them"
        + " the change, magnified by the factor printed below it: in grey images orange"
        + " is brighter and blue darker, in colour images mid-grey is no change.";
  }

  private static List<Node> body(List<Node> cards, Cut<GalleryItem> items, int left) {
    List<Node> body = new ArrayList<>();
    if (cards.isEmpty()) {
      body.add(el("p", "No broken example was kept.").styled("empty"));
    } else {
      body.add(el("div", cards).styled("gallery"));
    }
    if (left > 0) {
      body.add(
          el("p", left + " examples are shown without pictures, to keep the page small.")
              .styled("cut"));
    }
    body.addAll(items.notice("examples"));
    return body;
  }
}
