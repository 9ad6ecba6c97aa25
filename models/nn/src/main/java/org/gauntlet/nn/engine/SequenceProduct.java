package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/** One matrix times the lines of each step: a weight (rows, depth), or that matrix turned. */
final class SequenceProduct {
  /** Floats of the source that should stay in the second cache while all rows pass over it. */
  private static final int CACHED = 1 << 16;

  /** The widest line. */
  private static final int LINE = 32;

  private static final float[] NO_ROOM = {};

  private final Correlation correlation;

  private SequenceProduct(Correlation correlation) {
    this.correlation = correlation;
  }

  /** y = start + weight x, over regions that lead from x to y. */
  static SequenceProduct of(
      float[] weight, float[] start, Strand x, Strand y, List<Region> regions) {
    Correlation.Layout layout = new Correlation.Layout(1, 0, y.count(), x.count(), x.count(), 1, 1);
    return new SequenceProduct(new Correlation(layout, field(layout, regions), weight, start));
  }

  /** y += weight x. */
  static SequenceProduct adding(float[] weight, Strand x, Strand y, List<Region> regions) {
    Correlation.Layout layout = new Correlation.Layout(1, 0, y.count(), x.count(), x.count(), 1, 1);
    return new SequenceProduct(Correlation.adding(layout, field(layout, regions), weight));
  }

  /** x = the turned weight times y, over regions that lead from y to x. */
  static SequenceProduct back(float[] weight, Strand y, Strand x, List<Region> regions) {
    Correlation.Layout layout = new Correlation.Layout(1, 0, x.count(), 1, y.count(), x.count(), 1);
    float[] zeros = new float[x.count()];
    return new SequenceProduct(new Correlation(layout, field(layout, regions), weight, zeros));
  }

  /** From each step of one strand to the same of another, as many at a time as can be cached. */
  static List<Region> together(Strand from, Strand to, int steps) {
    int height = Math.clamp(CACHED / (from.count() * (long) LINE), 1, steps);
    List<Region> regions = new ArrayList<>();
    for (int step = 0; step < steps; step += height) {
      regions.add(region(from, to, step, Math.min(step + height, steps)));
    }
    return regions;
  }

  /** From each step of one strand to the same of another, one by one. */
  static List<Region> apart(Strand from, Strand to, int steps) {
    return IntStream.range(0, steps).mapToObj(s -> region(from, to, s, s + 1)).toList();
  }

  /** All regions. */
  void run(float[] x, float[] y, int width) {
    correlation.run(x, y, width, NO_ROOM);
  }

  /** A single region. */
  void run(int region, float[] x, float[] y, int width) {
    correlation.run(region, x, y, width, NO_ROOM);
  }

  void refresh() {
    correlation.refresh();
  }

  private static Field field(Correlation.Layout layout, List<Region> regions) {
    List<Field.Strip> strips =
        regions.stream().map(region -> new Field.Strip(0, 0, List.of(region), List.of())).toList();
    return new Field(strips, layout.depth(), 1, 1, 0);
  }

  private static Region region(Strand from, Strand to, int first, int end) {
    return new Region(
        IntStream.range(first, end).map(from::at).toArray(),
        IntStream.range(first, end).map(to::at).toArray(),
        IntStream.range(0, from.count()).toArray(),
        IntStream.range(0, from.count()).map(d -> d * Kernels.BLOCK).toArray());
  }
}
