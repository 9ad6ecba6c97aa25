package org.gauntlet.reports.chart;

import static org.gauntlet.reports.html.Element.el;

import org.gauntlet.reports.html.Element;
import org.gauntlet.reports.text.Figures;

/** The few shapes that the drawings are made of; what they look like says the style sheet. */
final class Svg {
  private Svg() {}

  static Element drawing(double width, double height, Element... shapes) {
    return el("svg", shapes)
        .with("viewBox", "0 0 %s %s".formatted(at(width), at(height)))
        .with("width", at(width))
        .with("height", at(height));
  }

  static Element rect(String style, double x, double y, double width, double height) {
    return el("rect")
        .styled(style)
        .with("x", at(x))
        .with("y", at(y))
        .with("width", at(width))
        .with("height", at(height));
  }

  static Element line(String style, double x1, double y1, double x2, double y2) {
    return el("line")
        .styled(style)
        .with("x1", at(x1))
        .with("y1", at(y1))
        .with("x2", at(x2))
        .with("y2", at(y2));
  }

  static Element circle(String style, double x, double y, double radius) {
    return el("circle").styled(style).with("cx", at(x)).with("cy", at(y)).with("r", at(radius));
  }

  static Element path(String style, String commands) {
    return el("path").styled(style).with("d", commands);
  }

  static Element label(String style, double x, double y, String text) {
    return el("text", text).styled(style).with("x", at(x)).with("y", at(y));
  }

  static String at(double x) {
    return Figures.coordinate(x);
  }
}
