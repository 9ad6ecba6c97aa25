package org.gauntlet.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gauntlet.harness.Proportion;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.text.Figures;

/**
 * Proportions on a line from 0 to 100 %, one under the other: a tick for the value, a band for the
 * interval, a longer line for a threshold. It repeats figures that stand beside it.
 */
public final class IntervalBar {
  /** How long the line is. */
  public static final double LENGTH = 160;

  private static final double SHORT = 90;
  private static final double MARGIN = 5;
  private static final double LANE = 12;
  private static final double BAND = 6;

  private IntervalBar() {}

  /** One proportion against a threshold. */
  public static Element against(double threshold, Proportion value) {
    return draw(OptionalDouble.of(threshold), List.of(value), List.of("attacked"));
  }

  /** Clean above, under attack below. */
  public static Element pair(Proportion clean, Proportion attacked) {
    return draw(OptionalDouble.empty(), List.of(clean, attacked), List.of("clean", "attacked"));
  }

  /** One share of a whole, as a plain bar. */
  public static Element share(double share) {
    double y = LANE / 2;
    return frame(
        SHORT,
        LANE,
        List.of(track(y, SHORT), Svg.rect("amount", MARGIN, y - BAND / 2, share * SHORT, BAND)));
  }

  private static Element draw(
      OptionalDouble threshold, List<Proportion> lanes, List<String> styles) {
    double height = LANE * lanes.size() + 4;
    List<Element> shapes = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      double y = 2 + LANE * (i + 0.5);
      shapes.add(track(y, LENGTH));
      if (lanes.get(i).of() > 0) {
        shapes.addAll(lane(lanes.get(i), styles.get(i), y));
      }
    }
    threshold.ifPresent(t -> shapes.add(Svg.line("threshold", x(t), 0, x(t), height)));
    return frame(LENGTH, height, shapes);
  }

  private static List<Element> lane(Proportion p, String style, double y) {
    double width = (p.high() - p.low()) * LENGTH;
    return List.of(
        Svg.rect("band " + style, x(p.low()), y - BAND / 2, width, BAND),
        Svg.rect("mark " + style, x(Figures.share(p.hits(), p.of())) - 1, y - 5, 2, 10));
  }

  private static Element track(double y, double length) {
    return Svg.line("track", MARGIN, y, MARGIN + length, y);
  }

  private static Element frame(double length, double height, List<Element> shapes) {
    return Svg.drawing(length + 2 * MARGIN, height, shapes.toArray(Element[]::new))
        .styled("bar")
        .with("aria-hidden", "true");
  }

  private static double x(double share) {
    return MARGIN + share * LENGTH;
  }
}
