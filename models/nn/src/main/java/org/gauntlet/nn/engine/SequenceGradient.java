package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * The gradients of matrices that meet something at every step, and of the biases beside them, where
 * the products' gradients are the same lines. The batch is turned so that its rows, step after
 * step, are the taps of a product of what a matrix meets and the slopes.
 */
final class SequenceGradient {
  /** A matrix (R, D) and its bias (R). */
  static final class Factor {
    private final Strand x;
    private final Function<Chunk, float[]> values;
    private final float[] weight;
    private final float[] bias;

    /**
     * @param x the lines that the matrix meets
     * @param values the array they lie in
     */
    Factor(Strand x, Function<Chunk, float[]> values, float[] weight, float[] bias) {
      this.x = x;
      this.values = values;
      this.weight = weight;
      this.bias = bias;
    }
  }

  /** Lines of slopes that a task owns, side by side in groups of lanes. */
  private static final int OWNED = 3;

  private static final int ROWS = OWNED * Kernels.GROUP;

  private final Scratch scratch = new Scratch();
  private final Scratch tiles = new Scratch();
  private final Kernels kernels = ChosenKernels.kernels();
  private final int steps;
  private final Strand slopes;
  private final int slopeBuffer;
  private final List<Factor> factors;
  private final float[][] packed;
  private final float[] zeros = new float[Kernels.BLOCK * Kernels.GROUP];
  private final float[] ones = new float[Kernels.BLOCK];
  private Region taps = region(0, Kernels.GROUP);
  private Region alike = region(0, 0);

  /**
   * @param slopes the lines of the products' gradients
   * @param slopeBuffer the gradients' buffer they lie in
   */
  SequenceGradient(int steps, Strand slopes, int slopeBuffer, List<Factor> factors) {
    this.steps = steps;
    this.slopes = slopes;
    this.slopeBuffer = slopeBuffer;
    this.factors = List.copyOf(factors);
    packed = new float[factors.size()][0];
    Arrays.fill(ones, 1);
  }

  void gather(List<Chunk> chunks, Workers workers) {
    int rows = Rows.count(chunks);
    if (taps.taps() != rows * steps) {
      taps = region(rows * steps, Kernels.GROUP);
      alike = region(rows * steps, 0);
      for (int f = 0; f < packed.length; f++) {
        packed[f] = new float[groups(f) * taps.taps() * Kernels.GROUP];
      }
    }
    for (int f = 0; f < packed.length; f++) {
      int factor = f;
      workers.run(groups(f), group -> pack(chunks, rows, factor, group));
    }
    workers.run(Math.ceilDiv(slopes.count(), ROWS), task -> sum(chunks, rows, task * ROWS));
  }

  /** Groups of columns of a matrix. */
  private int groups(int factor) {
    return Math.ceilDiv(factors.get(factor).x.count(), Kernels.GROUP);
  }

  /** Lays out x as weights: sixteen values side by side for each step and row. */
  private void pack(List<Chunk> chunks, int rows, int factor, int group) {
    Strand x = factors.get(factor).x;
    int column = group * Kernels.GROUP;
    int columns = Math.min(Kernels.GROUP, x.count() - column);
    int to = column * taps.taps();
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      float[] lines = factors.get(factor).values.apply(chunk);
      turn(lines, x.part(column, columns), chunk, rows, packed[factor], to, Kernels.GROUP);
    }
  }

  /** What some rows of the matrices learn. */
  private void sum(List<Chunk> chunks, int rows, int first) {
    int count = Math.min(ROWS, slopes.count() - first);
    float[] turned = scratch.take(taps.taps() * ROWS);
    for (int i = 0; i < chunks.size(); i++) {
      float[] lines = chunks.get(i).gradient(slopeBuffer);
      turn(lines, slopes.part(first, count), chunks.get(i), rows, turned, 0, ROWS);
    }
    float[] tile = tiles.take(Kernels.GROUP * ROWS);
    product(alike, 1, ones, 0, turned, tile, 0);
    for (int f = 0; f < packed.length; f++) {
      System.arraycopy(tile, 0, factors.get(f).bias, first, count);
    }
    for (int f = 0; f < packed.length; f++) {
      int depth = factors.get(f).x.count();
      for (int column = 0; column < depth; column += Kernels.GROUP) {
        int columns = Math.min(Kernels.GROUP, depth - column);
        for (int k = 0; k < columns; k += Kernels.BLOCK) {
          int at = column * taps.taps() + k;
          product(taps, Kernels.BLOCK, packed[f], at, turned, tile, k * OWNED);
        }
        int to = first * depth + column;
        kernels.turn(tile, 0, ROWS, factors.get(f).weight, to, depth, columns, count);
      }
    }
    scratch.give(turned);
    tiles.give(tile);
  }

  private void product(
      Region region, int columns, float[] weights, int at, float[] x, float[] y, int line) {
    kernels.product(
        region, columns, weights, at, zeros, 0, false, x, 0, y, line, OWNED, Kernels.GROUP);
  }

  /** A chunk's lines at all steps, side by side for each of its rows. */
  private void turn(
      float[] lines, Strand strand, Chunk chunk, int rows, float[] to, int base, int stride) {
    int width = chunk.width();
    for (int step = 0; step < steps; step++) {
      int at = base + (step * rows + chunk.first()) * stride;
      kernels.turn(
          lines, strand.at(step) * width, width, to, at, stride, strand.count(), chunk.rows());
    }
  }

  /**
   * @param weights floats from a tap's weights to those of the next
   */
  private static Region region(int taps, int weights) {
    return new Region(
        IntStream.range(0, OWNED).toArray(),
        IntStream.range(0, OWNED).toArray(),
        IntStream.range(0, taps).map(t -> t * OWNED).toArray(),
        IntStream.range(0, taps).map(t -> t * weights).toArray());
  }
}
