package org.gauntlet.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/**
 * The skeleton of one character: strokes in the square from -1 to 1, x to the right, y down, each a
 * chain of straight pieces.
 */
record Glyph(String character, List<List<Point>> strokes) {
  /** A place in the square. */
  record Point(double x, double y) {}

  /** How many straight pieces stand for one curve. */
  private static final int PIECES = 10;

  Glyph {
    strokes = strokes.stream().map(List::copyOf).toList();
    if (strokes.isEmpty() || strokes.stream().anyMatch(stroke -> stroke.size() < 2)) {
      throw new IllegalArgumentException(
          "a glyph must have strokes of two points or more, got " + strokes);
    }
  }

  /**
   * Reads a path as in SVG, words parted by blanks: {@code M x y} starts a stroke, {@code L x y}
   * goes straight on, {@code C x1 y1 x2 y2 x y} along a cubic Bezier curve. Numbers are hundredths.
   */
  static Glyph of(String character, String path) {
    List<List<Point>> strokes = new ArrayList<>();
    Scanner words = new Scanner(path);
    while (words.hasNext()) {
      String command = words.next();
      switch (command) {
        case "M" -> strokes.add(new ArrayList<>(List.of(point(words))));
        case "L" -> strokes.getLast().add(point(words));
        case "C" -> curve(strokes.getLast(), point(words), point(words), point(words));
        default -> throw new IllegalArgumentException("a path has M, L and C, got " + command);
      }
    }
    return new Glyph(character, strokes);
  }

  private static Point point(Scanner words) {
    return new Point(words.nextInt() / 100.0, words.nextInt() / 100.0);
  }

  private static void curve(List<Point> stroke, Point c1, Point c2, Point to) {
    Point from = stroke.getLast();
    for (int i = 1; i <= PIECES; i++) {
      double t = (double) i / PIECES;
      double s = 1 - t;
      double a = s * s * s;
      double b = 3 * s * s * t;
      double c = 3 * s * t * t;
      double d = t * t * t;
      stroke.add(
          new Point(
              a * from.x + b * c1.x + c * c2.x + d * to.x,
              a * from.y + b * c1.y + c * c2.y + d * to.y));
    }
  }
}
