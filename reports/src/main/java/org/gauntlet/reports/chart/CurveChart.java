package org.gauntlet.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.text.Figures;

/** Accuracy against budget: a dot per measurement, a band of intervals, straight lines between. */
public final class CurveChart {
  private static final double LABEL_ROOM = 46;

  private CurveChart() {}

  /**
   * One measurement.
   *
   * @param tick the budget as it is written below the axis
   */
  public record Point(double epsilon, String tick, double share, double low, double high) {}

  /** Draws points in ascending order of budget, the first of them at 0. */
  public static Element draw(String title, String axis, List<Point> points) {
    double last = points.getLast().epsilon();
    Plot plot = new Plot(last > 0 ? last : 1);
    List<Element> shapes = new ArrayList<>();
    grid(plot, shapes);
    shapes.add(Svg.path("band attacked", band(plot, points)));
    shapes.add(Svg.path("curve", line(plot, points)));
    dots(plot, points, shapes);
    ticks(plot, points, shapes);
    shapes.add(Svg.label("axis middle", (Plot.LEFT + Plot.RIGHT) / 2, Plot.HEIGHT - 6, axis));
    return Svg.drawing(Plot.WIDTH, Plot.HEIGHT, shapes.toArray(Element[]::new))
        .styled("chart")
        .with("role", "img")
        .with("aria-label", title);
  }

  private static void grid(Plot plot, List<Element> shapes) {
    for (int percent = 0; percent <= 100; percent += 25) {
      double y = plot.y(percent / 100.0);
      shapes.add(Svg.line(percent == 0 ? "base" : "grid", Plot.LEFT, y, Plot.RIGHT, y));
      shapes.add(Svg.label("axis end", Plot.LEFT - 8, y + 4, percent + " %"));
    }
  }

  private static void dots(Plot plot, List<Point> points, List<Element> shapes) {
    double free = Double.NEGATIVE_INFINITY;
    for (Point p : points) {
      double x = plot.x(p.epsilon());
      shapes.add(Svg.circle("dot attacked", x, plot.y(p.share()), 4));
      if (x >= free) {
        boolean atEdge = x > Plot.RIGHT - 20;
        shapes.add(
            Svg.label(
                atEdge ? "value end" : "value",
                atEdge ? x + 6 : x + 8,
                plot.y(p.share()) - 10,
                Figures.percent(p.share())));
        free = x + LABEL_ROOM;
      }
    }
  }

  private static void ticks(Plot plot, List<Point> points, List<Element> shapes) {
    double free = Double.NEGATIVE_INFINITY;
    for (Point p : points) {
      double x = plot.x(p.epsilon());
      shapes.add(Svg.line("base", x, Plot.BOTTOM, x, Plot.BOTTOM + 4));
      if (x >= free) {
        shapes.add(Svg.label("axis middle", x, Plot.BOTTOM + 19, p.tick()));
        free = x + LABEL_ROOM;
      }
    }
  }

  private static String line(Plot plot, List<Point> points) {
    return "M"
        + points.stream()
            .map(p -> Svg.at(plot.x(p.epsilon())) + "," + Svg.at(plot.y(p.share())))
            .collect(Collectors.joining("L"));
  }

  /** Along the upper bounds and back along the lower ones. */
  private static String band(Plot plot, List<Point> points) {
    String there =
        points.stream()
            .map(p -> Svg.at(plot.x(p.epsilon())) + "," + Svg.at(plot.y(p.high())))
            .collect(Collectors.joining("L"));
    String back =
        points.reversed().stream()
            .map(p -> Svg.at(plot.x(p.epsilon())) + "," + Svg.at(plot.y(p.low())))
            .collect(Collectors.joining("L"));
    return "M" + there + "L" + back + "Z";
  }
}
