package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * A weighted sum over neighbours: x (groups * depth, source plane) -> y (groups * rows, target
 * plane). Both ways of convolutions and dense layers are one, with the weights packed to suit:
 * panel after panel of input channels, and in it eight output channels side by side for each tap.
 */
final class Correlation {
  /**
   * How the weights lie in their tensor.
   *
   * @param rows output channels of one group
   * @param depth input channels of one group
   * @param taps taps of one channel
   */
  record Layout(
      int groups, int groupStride, int rows, int rowStride, int depth, int depthStride, int taps) {}

  /** Weights that the second cache holds. */
  private static final int NEAR = 1 << 18;

  private final Kernels kernels = ChosenKernels.kernels();
  private final ReadAhead ahead = new ReadAhead();
  private final Layout layout;
  private final Field field;
  private final boolean adds;
  private final float[] live;
  private final float[] bias;
  private final float[] packed;
  private final float[] starts;
  private final boolean far;
  private float[] seen = {};

  /**
   * @param live weights, followed when refreshed
   * @param bias what sums start from, for each output channel; followed likewise
   */
  Correlation(Layout layout, Field field, float[] live, float[] bias) {
    this(layout, field, live, bias, false);
  }

  private Correlation(Layout layout, Field field, float[] live, float[] bias, boolean adds) {
    this.layout = layout;
    this.field = field;
    this.adds = adds;
    this.live = live;
    this.bias = bias;
    packed = new float[layout.groups * blocks() * blockSize(layout.depth)];
    far = packed.length > NEAR;
    starts = new float[bias.length * Kernels.GROUP];
    refresh();
  }

  /** Sums that go on from what y holds. */
  static Correlation adding(Layout layout, Field field, float[] live) {
    return new Correlation(layout, field, live, new float[layout.groups * layout.rows], true);
  }

  /** Takes over weights and biases where they have changed. */
  void refresh() {
    for (int k = 0; k < bias.length; k++) {
      Arrays.fill(starts, k * Kernels.GROUP, (k + 1) * Kernels.GROUP, bias[k]);
    }
    if (!Arrays.equals(live, seen)) {
      seen = live.clone();
      for (int g = 0; g < layout.groups; g++) {
        for (int from = 0; from < layout.depth; from += field.panel()) {
          for (int b = 0; b < blocks(); b++) {
            pack(g, from, b);
          }
        }
      }
    }
  }

  /** Floats that {@link #run} needs to work in. */
  int room(int width) {
    return field.room(width);
  }

  /** y = bias + weights * x, for every line. */
  void run(float[] x, float[] y, int width, float[] room) {
    for (int g = 0; g < layout.groups; g++) {
      for (int strip = 0; strip < field.strips().size(); strip++) {
        run(g, field.strips().get(strip), x, y, width, room);
      }
    }
  }

  /** The same for the lines of one strip, where there is one group. */
  void run(int strip, float[] x, float[] y, int width, float[] room) {
    run(0, field.strips().get(strip), x, y, width, room);
  }

  private void run(int g, Field.Strip strip, float[] x, float[] y, int width, float[] room) {
    int depth = layout.depth;
    for (int from = 0; from < depth; from += field.panel()) {
      int channels = Math.min(field.panel(), depth - from);
      int first = g * depth + from;
      float[] source = x;
      int at = first * field.sourcePlane();
      if (field.gathers()) {
        field.gather(strip, x, first, channels, width, room);
        source = room;
        at = 0;
      }
      List<Region> regions = regions(strip, from);
      int stretch = Math.max(1, ReadAhead.STRETCH / blockSize(channels));
      for (int b = 0; b < blocks(); b++) {
        if (far && b % stretch == 0) {
          int end = place(g, from, b) + Math.min(stretch, blocks() - b) * blockSize(channels);
          ahead.read(packed, place(g, from, b), end);
        }
        for (int i = 0; i < regions.size(); i++) {
          sum(regions.get(i), g, from, b, source, at, y, width);
        }
      }
    }
  }

  private List<Region> regions(Field.Strip strip, int from) {
    return layout.depth - from < field.panel() ? strip.rest() : strip.whole();
  }

  private void sum(
      Region region, int g, int from, int b, float[] x, int xAt, float[] y, int width) {
    int row = g * layout.rows + b * Kernels.BLOCK;
    kernels.product(
        region,
        Math.min(Kernels.BLOCK, layout.rows - b * Kernels.BLOCK),
        packed,
        place(g, from, b),
        starts,
        row,
        adds || from > 0,
        x,
        xAt,
        y,
        row * field.targetPlane(),
        field.targetPlane(),
        width);
  }

  /** Where the weights of a block for the panel from this channel on begin. */
  private int place(int g, int from, int b) {
    int channels = Math.min(field.panel(), layout.depth - from);
    return g * blocks() * blockSize(layout.depth)
        + blocks() * blockSize(from)
        + b * blockSize(channels);
  }

  private int blocks() {
    return Math.ceilDiv(layout.rows, Kernels.BLOCK);
  }

  private int blockSize(int channels) {
    return channels * layout.taps * Kernels.BLOCK;
  }

  private void pack(int group, int from, int block) {
    int at = place(group, from, block);
    int row = block * Kernels.BLOCK;
    int rows = Math.min(Kernels.BLOCK, layout.rows - row);
    int base = group * layout.groupStride + row * layout.rowStride;
    for (int d = from; d < Math.min(from + field.panel(), layout.depth); d++) {
      for (int t = 0; t < layout.taps; t++) {
        int source = base + d * layout.depthStride + t;
        for (int k = 0; k < rows; k++) {
          packed[at + k] = live[source + k * layout.rowStride];
        }
        at += Kernels.BLOCK;
      }
    }
  }
}
