package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * A weighted sum over neighbours: x (groups * depth, source plane) -> y (groups * rows, target
 * plane). Both ways of convolutions and dense layers are one, with the weights packed to suit:
 * eight output channels side by side for each tap.
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

  private final Kernels kernels = ChosenKernels.kernels();
  private final Layout layout;
  private final List<List<Region>> strips;
  private final int sourcePlane;
  private final int targetPlane;
  private final float[] live;
  private final float[] packed;
  private float[] seen = {};

  Correlation(
      Layout layout, List<List<Region>> strips, int sourcePlane, int targetPlane, float[] live) {
    this.layout = layout;
    this.strips = List.copyOf(strips);
    this.sourcePlane = sourcePlane;
    this.targetPlane = targetPlane;
    this.live = live;
    this.packed = new float[layout.groups * blocks() * blockSize()];
    refresh();
  }

  /** Packs the weights again when they have changed. */
  void refresh() {
    if (!Arrays.equals(live, seen)) {
      seen = live.clone();
      for (int g = 0; g < layout.groups; g++) {
        for (int b = 0; b < blocks(); b++) {
          pack(g, b);
        }
      }
    }
  }

  /** y = start + weights * x, for every line. */
  void run(float[] x, float[] start, float[] y, int width) {
    for (int g = 0; g < layout.groups; g++) {
      for (List<Region> strip : strips) {
        run(g, strip, x, start, y, width);
      }
    }
  }

  /** The same for the lines of one strip, where there is one group. */
  void run(int strip, float[] x, float[] start, float[] y, int width) {
    run(0, strips.get(strip), x, start, y, width);
  }

  private void run(int g, List<Region> strip, float[] x, float[] start, float[] y, int width) {
    for (int b = 0; b < blocks(); b++) {
      int row = g * layout.rows + firstRow(b);
      for (Region region : strip) {
        sum(region, g, b, row, x, start, y, width);
      }
    }
  }

  private void sum(
      Region region, int g, int b, int row, float[] x, float[] start, float[] y, int width) {
    int weights = (g * blocks() + b) * blockSize();
    int from = g * layout.depth * sourcePlane;
    int to = row * targetPlane;
    if (layout.rows >= Kernels.BLOCK) {
      kernels.product(region, packed, weights, start, row, x, from, y, to, targetPlane, width);
      return;
    }
    for (int k = 0; k < layout.rows; k++) {
      int at = to + k * targetPlane;
      kernels.narrow(region, packed, weights + k, start, row + k, x, from, y, at, width);
    }
  }

  private int blocks() {
    return Math.ceilDiv(layout.rows, Kernels.BLOCK);
  }

  private int blockSize() {
    return layout.depth * layout.taps * Kernels.BLOCK;
  }

  /** The last block overlaps the one before it where rows are no multiple of a block. */
  private int firstRow(int block) {
    return Math.max(0, Math.min(block * Kernels.BLOCK, layout.rows - Kernels.BLOCK));
  }

  private void pack(int group, int block) {
    int at = (group * blocks() + block) * blockSize();
    int rows = Math.min(Kernels.BLOCK, layout.rows);
    int from = group * layout.groupStride + firstRow(block) * layout.rowStride;
    for (int d = 0; d < layout.depth; d++) {
      for (int t = 0; t < layout.taps; t++) {
        int source = from + d * layout.depthStride + t;
        for (int k = 0; k < rows; k++) {
          packed[at + k] = live[source + k * layout.rowStride];
        }
        at += Kernels.BLOCK;
      }
    }
  }
}
