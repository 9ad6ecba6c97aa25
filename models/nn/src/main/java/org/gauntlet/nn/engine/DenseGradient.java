package org.gauntlet.nn.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * The gradients of a dense layer's parameters: weight (units, D) and bias (units). The batch is
 * turned so that its rows are the taps of a product; a task owns 48 columns of the weight.
 */
final class DenseGradient {
  /** Groups of columns of a task, side by side. */
  private static final int OWNED = 3;

  private static final int COLUMNS = OWNED * Kernels.GROUP;

  private final Scratch scratch = new Scratch();
  private final Scratch tiles = new Scratch();
  private final Kernels kernels = ChosenKernels.kernels();
  private final Port in;
  private final Port out;
  private final float[] weight;
  private final float[] bias;
  private final LaneSums biasSums;
  private final float[] zeros = new float[Kernels.BLOCK * Kernels.GROUP];
  private float[] packed = {};
  private Region rows = region(0);

  DenseGradient(Port in, Port out, float[] weight, float[] bias) {
    this.in = in;
    this.out = out;
    this.weight = weight;
    this.bias = bias;
    biasSums = new LaneSums(bias.length);
  }

  void gather(List<Chunk> chunks, Workers workers) {
    int size = Rows.count(chunks);
    if (rows.taps() != size) {
      rows = region(size);
      packed = new float[groups() * size * Kernels.GROUP];
    }
    workers.run(groups(), group -> pack(chunks, group * Kernels.GROUP));
    workers.run(Math.ceilDiv(in.size(), COLUMNS), task -> sum(chunks, task * COLUMNS));
    biasSums.ofGradients(chunks, out, bias, workers);
  }

  private int groups() {
    return Math.ceilDiv(out.size(), Kernels.GROUP);
  }

  /** Lays out the cotangents as weights: sixteen units side by side for each row. */
  private void pack(List<Chunk> chunks, int unit) {
    int units = Math.min(Kernels.GROUP, out.size() - unit);
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      int to = unit * rows.taps() + chunk.first() * Kernels.GROUP;
      turn(chunk, chunk.gradient(out), unit, units, packed, to, Kernels.GROUP);
    }
  }

  private void sum(List<Chunk> chunks, int column) {
    int columns = Math.min(COLUMNS, in.size() - column);
    float[] turned = scratch.take(rows.taps() * COLUMNS);
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      turn(chunk, chunk.value(in), column, columns, turned, chunk.first() * COLUMNS, COLUMNS);
    }
    float[] tile = tiles.take(Kernels.BLOCK * COLUMNS);
    for (int unit = 0; unit < out.size(); unit += Kernels.BLOCK) {
      kernels.product(
          rows,
          Kernels.BLOCK,
          packed,
          unit / Kernels.GROUP * Kernels.GROUP * rows.taps() + unit % Kernels.GROUP,
          zeros,
          0,
          false,
          turned,
          0,
          tile,
          0,
          OWNED,
          Kernels.GROUP);
      for (int k = 0; k < Math.min(Kernels.BLOCK, out.size() - unit); k++) {
        int row = (unit + k) * in.size() + column;
        System.arraycopy(tile, k * COLUMNS, weight, row, columns);
      }
    }
    scratch.give(turned);
    tiles.give(tile);
  }

  /** A few lines of a chunk, side by side for each of its rows. */
  private void turn(
      Chunk chunk, float[] lines, int first, int count, float[] to, int base, int stride) {
    int width = chunk.width();
    kernels.turn(lines, first * width, width, to, base, stride, count, chunk.rows());
  }

  private static Region region(int taps) {
    int[] pixels = IntStream.range(0, OWNED).toArray();
    return new Region(
        pixels,
        pixels,
        IntStream.range(0, taps).map(t -> t * OWNED).toArray(),
        IntStream.range(0, taps).map(t -> t * Kernels.GROUP).toArray());
  }
}
