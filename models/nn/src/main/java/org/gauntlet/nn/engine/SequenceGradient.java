package org.gauntlet.nn.engine;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * The gradients of a matrix (R, D) that meets x at every step, and of the bias (R) beside it. The
 * batch is turned so that its rows, step after step, are the taps of a product of x and the slopes.
 */
final class SequenceGradient {
  /** Rows of the matrix that a task owns. */
  private static final int ROWS = 32;

  private final Scratch scratch = new Scratch();
  private final Scratch tiles = new Scratch();
  private final Kernels kernels = ChosenKernels.kernels();
  private final int steps;
  private final Strand x;
  private final Function<Chunk, float[]> values;
  private final Strand slopes;
  private final int slopeBuffer;
  private final float[] weight;
  private final float[] bias;
  private final LaneSums biasSums;
  private final LaneSums.Line line = this::add;
  private final float[] zeros = new float[Kernels.BLOCK * Kernels.GROUP];
  private float[] packed = {};
  private Region taps = region(0);

  /**
   * @param x the lines that the matrix meets
   * @param values the array they lie in
   * @param slopes the lines of the products' gradients
   * @param slopeBuffer the gradients' buffer they lie in
   */
  SequenceGradient(
      int steps,
      Strand x,
      Function<Chunk, float[]> values,
      Strand slopes,
      int slopeBuffer,
      float[] weight,
      float[] bias) {
    this.steps = steps;
    this.x = x;
    this.values = values;
    this.slopes = slopes;
    this.slopeBuffer = slopeBuffer;
    this.weight = weight;
    this.bias = bias;
    biasSums = new LaneSums(bias.length);
  }

  void gather(List<Chunk> chunks, Workers workers) {
    int rows = Rows.count(chunks);
    if (taps.taps() != rows * steps) {
      taps = region(rows * steps);
      packed = new float[Math.ceilDiv(x.count(), Kernels.BLOCK) * taps.taps() * Kernels.BLOCK];
    }
    chunks.forEach(chunk -> pack(chunk, rows));
    workers.run(Math.ceilDiv(slopes.count(), ROWS), task -> sum(chunks, rows, task * ROWS));
    workers.run(
        slopes.count(),
        row -> {
          int first = slopes.first() + row;
          bias[row] = (float) biasSums.over(row, chunks, first, slopes.stride(), steps, line);
        });
  }

  private void add(double[] lanes, int sum, Chunk chunk, int at, int rows) {
    LaneSums.add(chunk.gradient(slopeBuffer), lanes, sum, at, rows);
  }

  /** Lays out x as weights: eight values side by side for each step and row. */
  private void pack(Chunk chunk, int rows) {
    float[] lines = values.apply(chunk);
    for (int column = 0; column < x.count(); column += Kernels.BLOCK) {
      int columns = Math.min(Kernels.BLOCK, x.count() - column);
      for (int step = 0; step < steps; step++) {
        int tap = column / Kernels.BLOCK * taps.taps() + step * rows + chunk.first();
        turn(
            lines, x.at(step) + column, columns, chunk, packed, tap * Kernels.BLOCK, Kernels.BLOCK);
      }
    }
  }

  private void sum(List<Chunk> chunks, int rows, int first) {
    int count = Math.min(ROWS, slopes.count() - first);
    float[] turned = scratch.take(taps.taps() * ROWS);
    for (Chunk chunk : chunks) {
      float[] lines = chunk.gradient(slopeBuffer);
      for (int step = 0; step < steps; step++) {
        int tap = step * rows + chunk.first();
        turn(lines, slopes.at(step) + first, count, chunk, turned, tap * ROWS, ROWS);
      }
    }
    float[] tile = tiles.take(Kernels.BLOCK * ROWS);
    for (int column = 0; column < x.count(); column += Kernels.BLOCK) {
      int at = column * taps.taps();
      kernels.product(
          taps, Kernels.BLOCK, packed, at, zeros, 0, false, turned, 0, tile, 0, 1, ROWS);
      for (int k = 0; k < Math.min(Kernels.BLOCK, x.count() - column); k++) {
        for (int row = 0; row < count; row++) {
          weight[(first + row) * x.count() + column + k] = tile[k * ROWS + row];
        }
      }
    }
    scratch.give(turned);
    tiles.give(tile);
  }

  /** Lines of a chunk, side by side for each of its rows. */
  private void turn(
      float[] lines, int line, int count, Chunk chunk, float[] to, int toBase, int stride) {
    int width = chunk.width();
    kernels.turn(lines, line * width, width, to, toBase, stride, count, chunk.rows());
  }

  private static Region region(int taps) {
    int[] pixel = {0};
    return new Region(
        pixel,
        pixel,
        IntStream.range(0, taps).toArray(),
        IntStream.range(0, taps).map(t -> t * Kernels.BLOCK).toArray());
  }
}
