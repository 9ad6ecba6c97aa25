package org.gauntlet.datasets;

import java.util.List;
import org.gauntlet.core.RandomStream;

/**
 * Takes a point of a glyph's square to pixels: first the elastic part, a sum of slow waves, then
 * the affine part (a b; c d) and a move.
 */
record Distortion(
    List<Wave> waves, double a, double b, double c, double d, double right, double down) {
  /** Moves a point by (dx, dy) times the sine of a phase that grows along (kx, ky). */
  record Wave(double kx, double ky, double phase, double dx, double dy) {
    static Wave random(RandomStream random) {
      return new Wave(
          random.uniform(-2.5f, 2.5f),
          random.uniform(-2.5f, 2.5f),
          random.uniform(0, 6.2831855f),
          ELASTIC * random.gaussian(),
          ELASTIC * random.gaussian());
    }

    double at(Glyph.Point p) {
      return StrictMath.sin(kx * p.x() + ky * p.y() + phase);
    }
  }

  private static final double ELASTIC = 0.09;
  private static final double CENTRE = (Pen.SIDE - 1) / 2.0;

  Distortion {
    waves = List.copyOf(waves);
  }

  /** Turns by up to 20 degrees, slants, scales each axis, moves by up to 2.5 pixels. */
  static Distortion random(RandomStream random) {
    double angle = random.uniform(-0.35f, 0.35f);
    double slant = random.uniform(-0.3f, 0.3f);
    double width = random.uniform(6.5f, 10);
    double height = random.uniform(7.5f, 10);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return new Distortion(
        List.of(Wave.random(random), Wave.random(random), Wave.random(random)),
        width * cos,
        height * (slant * cos - sin),
        width * sin,
        height * (slant * sin + cos),
        random.uniform(-2.5f, 2.5f),
        random.uniform(-2.5f, 2.5f));
  }

  /** A point of the square from -1 to 1 -> pixels. */
  Glyph.Point apply(Glyph.Point p) {
    double x = p.x();
    double y = p.y();
    for (Wave wave : waves) {
      double height = wave.at(p);
      x += wave.dx() * height;
      y += wave.dy() * height;
    }
    return new Glyph.Point(CENTRE + right + a * x + b * y, CENTRE + down + c * x + d * y);
  }
}
