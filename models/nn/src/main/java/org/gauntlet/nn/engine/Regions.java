package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/** Cuts a plane into regions whose pixels see their source alike. */
final class Regions {
  private Regions() {}

  /**
   * The regions of the plane rows x columns, each of whose taps runs over {@code depth} channels of
   * the source and then over the window, {@code size} taps a side.
   */
  static List<Region> of(Axis rows, Axis columns, int depth, int size) {
    List<Region> regions = new ArrayList<>();
    for (List<Integer> ys : classes(rows)) {
      for (List<Integer> xs : classes(columns)) {
        regions.add(region(rows, ys, columns, xs, depth, size));
      }
    }
    return regions;
  }

  private static Region region(
      Axis rows, List<Integer> ys, Axis columns, List<Integer> xs, int depth, int size) {
    int[] sources = new int[ys.size() * xs.size()];
    int[] targets = new int[sources.length];
    int pixel = 0;
    for (int y : ys) {
      for (int x : xs) {
        int base = rows.positions().get(y).base() * columns.extent();
        sources[pixel] = base + columns.positions().get(x).base();
        targets[pixel++] = y * columns.size() + x;
      }
    }
    Axis.Position row = rows.positions().get(ys.getFirst());
    Axis.Position column = columns.positions().get(xs.getFirst());
    int[] shifts = new int[depth * row.taps().size() * column.taps().size()];
    int[] weights = new int[shifts.length];
    int tap = 0;
    for (int d = 0; d < depth; d++) {
      for (int i = 0; i < row.taps().size(); i++) {
        for (int j = 0; j < column.taps().size(); j++) {
          int line = d * rows.extent() + row.shifts().get(i);
          shifts[tap] = line * columns.extent() + column.shifts().get(j);
          int weight = (d * size + row.taps().get(i)) * size + column.taps().get(j);
          weights[tap++] = weight * Kernels.BLOCK;
        }
      }
    }
    return new Region(sources, targets, shifts, weights);
  }

  /** The positions of an axis, those with the same taps together. */
  private static List<List<Integer>> classes(Axis axis) {
    List<List<Integer>> classes = new ArrayList<>();
    for (int i = 0; i < axis.size(); i++) {
      Axis.Position position = axis.positions().get(i);
      classes.stream()
          .filter(known -> axis.positions().get(known.getFirst()).alike(position))
          .findFirst()
          .orElseGet(() -> {
            classes.add(new ArrayList<>());
            return classes.getLast();
          })
          .add(i);
    }
    return classes;
  }
}
