package org.gauntlet.nn.engine;

import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;

/**
 * Adds the product of two matrices of lines to a third: y (rows, columns) += a (rows, depth) b
 * (depth, columns), lane by lane. Every float is one chain of fused multiply-adds in ascending
 * order of depth.
 */
final class LineProduct {
  /**
   * How a matrix lies in its buffer, counted in lines.
   *
   * @param down lines from a row to the next
   * @param across lines from a column to the next
   */
  record Layout(int down, int across) {
    Layout transposed() {
      return new Layout(across, down);
    }
  }

  /** Lines that {@link Kernels#square} sums at once. */
  static final int TILE = 16;

  private static final int SIDE = 4;

  private final Kernels kernels = ChosenKernels.kernels();
  private final int rows;
  private final int columns;
  private final Layout ofA;
  private final Layout ofB;
  private final Layout ofY;
  private final int[] alongA;
  private final int[] alongB;

  LineProduct(int rows, int depth, int columns, Layout ofA, Layout ofB, Layout ofY) {
    this.rows = rows;
    this.columns = columns;
    this.ofA = ofA;
    this.ofB = ofB;
    this.ofY = ofY;
    alongA = IntStream.range(0, depth).map(k -> k * ofA.across).toArray();
    alongB = IntStream.range(0, depth).map(k -> k * ofB.down).toArray();
  }

  /**
   * @param tile room for {@link #TILE} lines
   */
  void addTo(
      float[] y, int yBase, float[] a, int aBase, float[] b, int bBase, float[] tile, int width) {
    int evenRows = rows / SIDE * SIDE;
    int evenColumns = columns / SIDE * SIDE;
    for (int i = 0; i < evenRows; i += SIDE) {
      for (int j = 0; j < evenColumns; j += SIDE) {
        int at = yBase + i * ofY.down + j * ofY.across;
        square(y, at, a, aBase + i * ofA.down, b, bBase + j * ofB.across, tile, width);
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int j = i < evenRows ? evenColumns : 0; j < columns; j++) {
        int at = yBase + i * ofY.down + j * ofY.across;
        single(y, at, a, aBase + i * ofA.down, b, bBase + j * ofB.across, width);
      }
    }
  }

  /** Four rows by four columns. */
  private void square(
      float[] y, int yAt, float[] a, int aAt, float[] b, int bAt, float[] tile, int width) {
    for (int lane = 0; lane < width; lane += Kernels.GROUP) {
      for (int line = 0; line < TILE; line++) {
        int from = (yAt + line / SIDE * ofY.down + line % SIDE * ofY.across) * width + lane;
        System.arraycopy(y, from, tile, line * Kernels.GROUP, Kernels.GROUP);
      }
      kernels.square(tile, 0, a, aAt, ofA.down, alongA, b, bAt, ofB.across, alongB, lane, width);
      for (int line = 0; line < TILE; line++) {
        int to = (yAt + line / SIDE * ofY.down + line % SIDE * ofY.across) * width + lane;
        System.arraycopy(tile, line * Kernels.GROUP, y, to, Kernels.GROUP);
      }
    }
  }

  private void single(float[] y, int yAt, float[] a, int aAt, float[] b, int bAt, int width) {
    int to = yAt * width;
    for (int k = 0; k < alongA.length; k++) {
      int left = (aAt + alongA[k]) * width;
      int right = (bAt + alongB[k]) * width;
      for (int l = 0; l < width; l++) {
        y[to + l] = Math.fma(a[left + l], b[right + l], y[to + l]);
      }
    }
  }
}
