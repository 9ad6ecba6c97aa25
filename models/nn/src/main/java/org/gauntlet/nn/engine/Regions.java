package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;
import org.gauntlet.nn.graph.Window;

/**
 * Cuts the plane rows x columns into regions whose pixels see their source alike. Each pixel's taps
 * run over the channels of the source and then over the window.
 */
final class Regions {
  /** Floats of a gathered panel, which should stay in the second cache. */
  private static final int CACHED = 1 << 17;

  /** Planes of as many lines, or a multiple, begin on less than four places of the first cache. */
  private static final int SPREAD = 8;

  /** Floats of a panel that should stay in the first cache. */
  private static final int NEAR = 1 << 14;

  /** Taps of a panel, so that what a few pixels see stays in a near cache with its weights. */
  private static final int TAPS = 400;

  /** Channels come in multiples of this, and so should panels: a short last one costs most. */
  private static final int EVEN = 16;

  /** Channels of a panel where neighbours have nothing in common. */
  private static final int ALONE = 128;

  /** The widest line. */
  private static final int LINE = 32;

  private final Axis rows;
  private final Axis columns;
  private final Window window;

  private Regions(Axis rows, Axis columns, Window window) {
    this.rows = rows;
    this.columns = columns;
    this.window = window;
  }

  /** The regions of a single channel's plane, for this window. */
  static List<Region> of(Axis rows, Axis columns, Window window) {
    Regions regions = new Regions(rows, columns, window);
    return regions.cut(0, rows.size(), 1, regions.plane(), 0);
  }

  /**
   * What a correlation over {@code depth} channels computes where.
   *
   * @param targets channels that it computes
   */
  static Field field(Axis rows, Axis columns, int depth, Window window, int targets) {
    Regions regions = new Regions(rows, columns, window);
    int plane = regions.plane();
    int panel = Math.clamp(targets == 1 ? regions.near() : regions.panel(), 1, depth);
    boolean gathers = depth > 1 && plane > 1 && !(panel == depth && near(depth, plane));
    int height = gathers ? regions.height(panel) : rows.size();
    // An odd number of lines apart, channels fall on all sets of a cache.
    int most = tops(rows, height).map(top -> regions.lines(top, height)).max().orElse(0);
    int stride = gathers ? most | 1 : plane;
    List<Field.Strip> strips =
        tops(rows, height)
            .mapToObj(top -> {
              int from = gathers ? regions.first(top, height) * columns.extent() : 0;
              return new Field.Strip(
                  from,
                  regions.lines(top, height),
                  regions.cut(top, height, panel, stride, from),
                  regions.cut(top, height, depth % panel, stride, from));
            })
            .toList();
    return new Field(strips, panel, plane, rows.size() * columns.size(), gathers ? stride : 0);
  }

  /** Channels of a panel. */
  private int panel() {
    int taps = Math.max(1, most(rows) * most(columns));
    int channels = TAPS / taps;
    return taps == 1 ? ALONE : channels > EVEN ? channels / EVEN * EVEN : channels;
  }

  /**
   * Channels of a panel for a single target, which does little with each line that it sees: as many
   * as let what a row of the target sees stay in the first cache.
   */
  private int near() {
    return NEAR / (Math.max(1, most(rows)) * columns.extent() * LINE);
  }

  /**
   * Whether channels stay in the second cache together as they lie, on different sets of the first.
   */
  private static boolean near(int depth, int plane) {
    return plane % SPREAD != 0 && (long) depth * plane * LINE <= CACHED;
  }

  /** Taps of the position that has the most. */
  private static int most(Axis axis) {
    return axis.positions().stream().mapToInt(at -> at.taps().size()).max().orElse(0);
  }

  private static IntStream tops(Axis rows, int height) {
    return IntStream.iterate(0, top -> top < rows.size(), top -> top + height);
  }

  private int plane() {
    return rows.extent() * columns.extent();
  }

  /** As many rows of the target as let a panel stay in the second cache. */
  private int height(int panel) {
    int height = rows.size();
    while (height > 1 && (long) panel * lines(0, height) * LINE > CACHED) {
      height = Math.ceilDiv(height, 2);
    }
    return height;
  }

  private int first(int top, int height) {
    return seen(top, height).min().orElse(0);
  }

  private int lines(int top, int height) {
    int end = seen(top, height).max().orElse(-1) + 1;
    return (end - first(top, height)) * columns.extent();
  }

  /** Rows of the source that some rows of the target see. */
  private IntStream seen(int top, int height) {
    return rows.positions().subList(top, Math.min(top + height, rows.size())).stream()
        .flatMapToInt(at -> at.shifts().stream().mapToInt(shift -> at.base() + shift));
  }

  /**
   * @param plane lines from a channel to the next
   * @param from the line of a channel that is its first
   */
  private List<Region> cut(int top, int height, int depth, int plane, int from) {
    List<Region> regions = new ArrayList<>();
    for (List<Integer> all : classes(rows)) {
      List<Integer> ys = all.stream().filter(y -> y >= top && y < top + height).toList();
      if (!ys.isEmpty() && depth > 0) {
        for (List<Integer> xs : classes(columns)) {
          regions.add(region(ys, xs, depth, plane, from));
        }
      }
    }
    return regions;
  }

  private Region region(List<Integer> ys, List<Integer> xs, int depth, int plane, int from) {
    int[] sources = new int[ys.size() * xs.size()];
    int[] targets = new int[sources.length];
    int pixel = 0;
    for (int y : ys) {
      for (int x : xs) {
        int base = rows.positions().get(y).base() * columns.extent();
        sources[pixel] = base + columns.positions().get(x).base() - from;
        targets[pixel++] = y * columns.size() + x;
      }
    }
    Axis.Position down = rows.positions().get(ys.getFirst());
    Axis.Position across = columns.positions().get(xs.getFirst());
    return new Region(
        sources,
        targets,
        places(depth, plane, down.shifts(), columns.extent(), across.shifts(), 1),
        places(
            depth,
            window.taps() * Kernels.BLOCK,
            down.taps(),
            window.across().size() * Kernels.BLOCK,
            across.taps(),
            Kernels.BLOCK));
  }

  /** Places (channel, i, j) of an array in which each of the three has a stride. */
  private static int[] places(
      int depth, int plane, List<Integer> is, int stride, List<Integer> js, int unit) {
    int[] places = new int[depth * is.size() * js.size()];
    int tap = 0;
    for (int d = 0; d < depth; d++) {
      for (int i : is) {
        for (int j : js) {
          places[tap++] = d * plane + i * stride + j * unit;
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
