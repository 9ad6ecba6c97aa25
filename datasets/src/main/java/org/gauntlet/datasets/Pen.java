package org.gauntlet.datasets;

import java.util.List;
import org.gauntlet.core.RandomStream;

/** A round pen of a radius in pixels that leaves ink in [0, 1] with a soft edge one pixel wide. */
record Pen(double radius, float ink) {
  static final int SIDE = 28;

  Pen {
    if (!(radius > 0)) {
      throw new IllegalArgumentException("radius must be > 0, got " + radius);
    }
    if (!(ink > 0 && ink <= 1)) {
      throw new IllegalArgumentException("ink must lie in (0, 1], got " + ink);
    }
  }

  static Pen random(RandomStream random) {
    return new Pen(random.uniform(1.2f, 1.9f), random.uniform(0.85f, 1));
  }

  /**
   * Traces a chain of points in pixels over an image (SIDE, SIDE); where lines cross, ink stays.
   */
  void traceInto(List<Glyph.Point> stroke, float[] pixels) {
    for (int i = 1; i < stroke.size(); i++) {
      lineInto(stroke.get(i - 1), stroke.get(i), pixels);
    }
  }

  private void lineInto(Glyph.Point a, Glyph.Point b, float[] pixels) {
    double reach = radius + 0.5;
    int left = pixel(Math.min(a.x(), b.x()) - reach);
    int right = pixel(Math.max(a.x(), b.x()) + reach);
    int top = pixel(Math.min(a.y(), b.y()) - reach);
    int bottom = pixel(Math.max(a.y(), b.y()) + reach);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double cover = Math.clamp(reach - distance(x, y, a, b), 0.0, 1.0);
        pixels[y * SIDE + x] = Math.max(pixels[y * SIDE + x], (float) cover * ink);
      }
    }
  }

  private static int pixel(double at) {
    return Math.clamp((long) Math.rint(at), 0, SIDE - 1);
  }

  /** From a pixel's centre to the nearest point of the line from a to b. */
  private static double distance(int x, int y, Glyph.Point a, Glyph.Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : ((x - a.x()) * dx + (y - a.y()) * dy) / length;
    double t = Math.clamp(along, 0.0, 1.0);
    double ex = x - a.x() - t * dx;
    double ey = y - a.y() - t * dy;
    return Math.sqrt(ex * ex + ey * ey);
  }
}
