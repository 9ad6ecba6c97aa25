package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;
import org.gauntlet.nn.graph.Window;

/**
 * Cuts the plane rows x columns into regions whose pixels see their source alike. Each pixel's taps
 * run over the channels of the source and then over the window.
 */
final class Regions {
  /** Floats of the source that should stay in the second cache while all channels pass over it. */
  private static final int CACHED = 1 << 17;

  /** The widest line. */
  private static final int LINE = 32;

  private final Axis rows;
  private final Axis columns;
  private final int depth;
  private final Window window;

  private Regions(Axis rows, Axis columns, int depth, Window window) {
    this.rows = rows;
    this.columns = columns;
    this.depth = depth;
    this.window = window;
  }

  /** The regions of a single channel's plane, for this window. */
  static List<Region> of(Axis rows, Axis columns, Window window) {
    return new Regions(rows, columns, 1, window).cut(rows.size()).getFirst();
  }

  /** Regions for {@code depth} channels, in strips of rows that see little enough to be cached. */
  static List<List<Region>> strips(Axis rows, Axis columns, int depth, Window window) {
    long seen = (long) depth * rows.extent() * columns.extent() * LINE;
    long height = Math.clamp(CACHED * (long) rows.size() / seen, 1, rows.size());
    return new Regions(rows, columns, depth, window).cut((int) height);
  }

  /** Regions for {@code depth} channels, in blocks of {@code height} rows. */
  static List<List<Region>> blocks(Axis rows, Axis columns, int depth, Window window, int height) {
    return new Regions(rows, columns, depth, window).cut(height);
  }

  private List<List<Region>> cut(int height) {
    List<List<Region>> strips = new ArrayList<>();
    for (int top = 0; top < rows.size(); top += height) {
      strips.add(new ArrayList<>());
    }
    for (List<Integer> ys : classes(rows)) {
      for (List<Integer> xs : classes(columns)) {
        int[] shifts = shifts(ys.getFirst(), xs.getFirst());
        int[] weights = weights(ys.getFirst(), xs.getFirst());
        for (int strip = 0; strip < strips.size(); strip++) {
          int at = strip;
          List<Integer> part = ys.stream().filter(y -> y / height == at).toList();
          if (!part.isEmpty()) {
            strips.get(strip).add(region(part, xs, shifts, weights));
          }
        }
      }
    }
    return strips;
  }

  private Region region(List<Integer> ys, List<Integer> xs, int[] shifts, int[] weights) {
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
    return new Region(sources, targets, shifts, weights);
  }

  private int[] shifts(int y, int x) {
    List<Integer> down = rows.positions().get(y).shifts();
    List<Integer> across = columns.positions().get(x).shifts();
    return combine(down, rows.extent(), across, columns.extent(), 1);
  }

  private int[] weights(int y, int x) {
    List<Integer> down = rows.positions().get(y).taps();
    List<Integer> across = columns.positions().get(x).taps();
    return combine(down, window.down().size(), across, window.across().size(), Kernels.BLOCK);
  }

  /** Places (channel, i, j) of a (depth, height, width) array, times a unit. */
  private int[] combine(List<Integer> is, int height, List<Integer> js, int width, int unit) {
    int[] places = new int[depth * is.size() * js.size()];
    int tap = 0;
    for (int d = 0; d < depth; d++) {
      for (int i : is) {
        for (int j : js) {
          places[tap++] = ((d * height + i) * width + j) * unit;
        }
      }
    }
    return places;
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
