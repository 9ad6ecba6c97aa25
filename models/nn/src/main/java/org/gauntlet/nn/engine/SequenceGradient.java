package org.gauntlet.nn.engine;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * The gradients of a matrix (rows, D) that meets x at every step, and of the bias (rows) beside it.
 * The batch is turned so that its rows, step after step, are the taps of a product; a task owns 32
 * columns of the matrix.
 */
final class SequenceGradient {
  private static final int COLUMNS = 32;

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
  private final float[] zeros = new float[Kernels.BLOCK];
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
  }

  void gather(List<Chunk> chunks, Workers workers) {
    int rows = chunks.stream().mapToInt(Chunk::rows).sum();
    if (taps.taps() != rows * steps) {
      taps = region(rows * steps);
      packed = new float[Math.ceilDiv(slopes.count(), Kernels.BLOCK) * taps.taps() * Kernels.BLOCK];
    }
    chunks.forEach(chunk -> pack(chunk, rows));
    int columns = Math.ceilDiv(x.count(), COLUMNS);
    workers.run(columns, task -> sum(chunks, rows, task * COLUMNS));
    workers.run(
        slopes.count(),
        row -> bias[row] = (float) LaneSums.over(chunks, slopes.part(row, 1), steps, this::add));
  }

  private void add(double[] lanes, Chunk chunk, int at, int rows) {
    LaneSums.add(chunk.gradient(slopeBuffer), lanes, at, rows);
  }

  /** Lays out the slopes as weights: eight side by side for each row and step. */
  private void pack(Chunk chunk, int rows) {
    float[] gradient = chunk.gradient(slopeBuffer);
    for (int step = 0; step < steps; step++) {
      for (int unit = 0; unit < slopes.count(); unit++) {
        int tap = unit / Kernels.BLOCK * taps.taps() + step * rows + chunk.first();
        int to = tap * Kernels.BLOCK + unit % Kernels.BLOCK;
        int line = (slopes.at(step) + unit) * chunk.width();
        for (int r = 0; r < chunk.rows(); r++) {
          packed[to + r * Kernels.BLOCK] = gradient[line + r];
        }
      }
    }
  }

  private void sum(List<Chunk> chunks, int rows, int column) {
    int columns = Math.min(COLUMNS, x.count() - column);
    float[] turned = scratch.take(taps.taps() * COLUMNS);
    for (Chunk chunk : chunks) {
      turn(chunk, rows, column, columns, turned);
    }
    float[] tile = tiles.take(Kernels.BLOCK * COLUMNS);
    for (int unit = 0; unit < slopes.count(); unit += Kernels.BLOCK) {
      int at = unit * taps.taps();
      kernels.product(taps, packed, at, zeros, 0, turned, 0, tile, 0, 1, COLUMNS);
      for (int k = 0; k < Math.min(Kernels.BLOCK, slopes.count() - unit); k++) {
        int row = (unit + k) * x.count() + column;
        System.arraycopy(tile, k * COLUMNS, weight, row, columns);
      }
    }
    scratch.give(turned);
    tiles.give(tile);
  }

  /** (columns, rows of the chunk) of each step -> (steps and rows of the batch, columns). */
  private void turn(Chunk chunk, int rows, int column, int columns, float[] turned) {
    float[] lines = values.apply(chunk);
    for (int step = 0; step < steps; step++) {
      int to = (step * rows + chunk.first()) * COLUMNS;
      for (int c = 0; c < columns; c++) {
        int line = (x.at(step) + column + c) * chunk.width();
        for (int r = 0; r < chunk.rows(); r++) {
          turned[to + r * COLUMNS + c] = lines[line + r];
        }
      }
    }
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
