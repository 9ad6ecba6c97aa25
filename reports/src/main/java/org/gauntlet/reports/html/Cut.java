package org.gauntlet.reports.html;

import static org.gauntlet.reports.html.Element.el;

import java.util.List;
import org.gauntlet.reports.text.Figures;

/** As much of a list as a page bears; what is left out is said, never hidden. */
public record Cut<T>(List<T> shown, int total) {
  public Cut {
    shown = List.copyOf(shown);
  }

  public static <T> Cut<T> first(List<T> all, int limit) {
    return new Cut<>(all.subList(0, Math.min(limit, all.size())), all.size());
  }

  /** Nothing when all are shown, otherwise a sentence that names the cut. */
  public List<Node> notice(String what) {
    if (shown.size() == total) {
      return List.of();
    }
    return List.of(
        el(
                "p",
                "Only the first %s of %s %s are shown; all of them stand in evaluation.json."
                    .formatted(Figures.count(shown.size()), Figures.count(total), what))
            .styled("cut"));
  }
}
