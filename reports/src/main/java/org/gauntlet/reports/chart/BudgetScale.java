package org.gauntlet.reports.chart;

import org.gauntlet.core.Domain;
import org.gauntlet.reports.html.Element;

/** The range of one input value as a line, with plus and minus epsilon around its middle. */
public final class BudgetScale {
  private static final double LEFT = 20;
  private static final double LENGTH = 360;

  private BudgetScale() {}

  public static Element draw(float epsilon, Domain domain) {
    double part = Math.min(1, 2 * epsilon / ((double) domain.high() - domain.low()));
    double middle = LEFT + LENGTH / 2;
    double reach = LENGTH * part / 2;
    return Svg.drawing(
            LENGTH + 2 * LEFT,
            44,
            Svg.line("track", LEFT, 14, LEFT + LENGTH, 14),
            Svg.line("base", LEFT, 8, LEFT, 20),
            Svg.line("base", LEFT + LENGTH, 8, LEFT + LENGTH, 20),
            Svg.rect("band attacked", middle - reach, 9, 2 * reach, 10),
            Svg.circle("dot attacked", middle, 14, 3),
            Svg.label("axis middle", LEFT, 38, Svg.at(domain.low())),
            Svg.label("axis middle", middle, 38, "± ε"),
            Svg.label("axis middle", LEFT + LENGTH, 38, Svg.at(domain.high())))
        .styled("scale")
        .with("aria-hidden", "true");
  }
}
