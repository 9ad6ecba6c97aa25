package org.gauntlet.nn.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.gauntlet.nn.engine.kernels.Region;

/**
 * The gradients of a dense layer's parameters: weight (units, D) and bias (units). The batch is
 * turned so that its rows are the taps of a product; a task owns 32 columns of the weight.
 */
final class DenseGradient {
  private static final int COLUMNS = 32;

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
      packed = new float[Math.ceilDiv(out.size(), Kernels.BLOCK) * size * Kernels.BLOCK];
    }
    chunks.forEach(this::pack);
    workers.run(Math.ceilDiv(in.size(), COLUMNS), task -> sum(chunks, task * COLUMNS));
    biasSums.ofGradients(chunks, out, bias, workers);
  }

  /** Lays out the cotangents as weights: eight units side by side for each row. */
  private void pack(Chunk chunk) {
    float[] gradient = chunk.gradient(out);
    for (int unit = 0; unit < out.size(); unit++) {
      int block = unit / Kernels.BLOCK * rows.taps() + chunk.first();
      for (int r = 0; r < chunk.rows(); r++) {
        packed[(block + r) * Kernels.BLOCK + unit % Kernels.BLOCK] =
            gradient[unit * chunk.width() + r];
      }
    }
  }

  private void sum(List<Chunk> chunks, int column) {
    int columns = Math.min(COLUMNS, in.size() - column);
    float[] turned = scratch.take(rows.taps() * COLUMNS);
    for (Chunk chunk : chunks) {
      turn(chunk, column, columns, turned);
    }
    float[] tile = tiles.take(Kernels.BLOCK * COLUMNS);
    for (int unit = 0; unit < out.size(); unit += Kernels.BLOCK) {
      int at = unit * rows.taps();
      kernels.product(
          rows, Kernels.BLOCK, packed, at, zeros, 0, false, turned, 0, tile, 0, 1, COLUMNS);
      for (int k = 0; k < Math.min(Kernels.BLOCK, out.size() - unit); k++) {
        int row = (unit + k) * in.size() + column;
        System.arraycopy(tile, k * COLUMNS, weight, row, columns);
      }
    }
    scratch.give(turned);
    tiles.give(tile);
  }

  /** (columns, rows of the chunk) -> (rows of the batch, columns). */
  private void turn(Chunk chunk, int column, int columns, float[] turned) {
    float[] value = chunk.value(in);
    for (int c = 0; c < columns; c++) {
      int line = (column + c) * chunk.width();
      for (int r = 0; r < chunk.rows(); r++) {
        turned[(chunk.first() + r) * COLUMNS + c] = value[line + r];
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
