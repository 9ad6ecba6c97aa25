package org.gauntlet.nn.engine;

import java.util.Arrays;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;

/**
 * A few rows on their way through a plan. Values lie value-major and row-minor: (D, width), so that
 * one line holds the same value of all rows. Lanes beyond the last row repeat it, so that they hold
 * nothing that no row would, and zeros in gradients.
 */
final class Chunk {
  private static final Kernels KERNELS = ChosenKernels.kernels();

  private final int width;
  private final Memory memory;
  private final float[][] own;
  private final float[][] buffers;
  private final int[][] signs;
  private float[][] lent = {};
  private float[] staging = {};
  private float[] desk = {};
  private int first;
  private int rows;
  private Seed seed = new Seed(0);

  /**
   * @param signs a buffer of bits for each rectifier, a number for each line
   */
  Chunk(int width, Memory memory, int[][] signs) {
    this.width = width;
    this.memory = memory;
    this.signs = signs;
    own = memory.own(width);
    buffers = new float[memory.buffers()][];
    lend(memory.lent(0));
  }

  /** Rows that fit. */
  int width() {
    return width;
  }

  /** The first row's place in the batch. */
  int first() {
    return first;
  }

  /** Rows in use. */
  int rows() {
    return rows;
  }

  /** The batch's seed, for steps that draw. */
  Seed seed() {
    return seed;
  }

  /** Numbers that it holds for the way back, signs included. */
  int footprint() {
    int floats = Arrays.stream(own).mapToInt(slot -> slot.length).sum();
    return floats + Arrays.stream(signs).mapToInt(bits -> bits.length).sum();
  }

  float[] value(Port port) {
    return buffers[port.value()];
  }

  float[] value(int buffer) {
    return buffers[buffer];
  }

  float[] gradient(Port port) {
    return buffers[port.gradient()];
  }

  float[] gradient(int buffer) {
    return buffers[buffer];
  }

  /** Bits of one rectifier: bit r of number i says that value i of row r was not positive. */
  int[] signs(int buffer) {
    return signs[buffer];
  }

  /** At least this many floats for a step to work in; what they hold is lost. */
  float[] room(int size) {
    if (desk.length < size) {
      desk = new float[size];
    }
    return desk;
  }

  /** Lends the memory that only a chunk on its way needs; it starts out holding anything. */
  void lend(float[][] memoryLent) {
    lent = memoryLent;
    memory.bindInto(own, lent, buffers);
  }

  /** What was lent. */
  float[][] takeBack() {
    return lent;
  }

  /** Takes in the rows of x from {@code from} on, as many as fit. */
  void load(Batch x, int from, Port input, Seed batchSeed) {
    first = from;
    rows = Math.min(width, x.size() - from);
    seed = batchSeed;
    int size = stage(x);
    for (int r = rows; r < width; r++) {
      System.arraycopy(staging, (rows - 1) * size, staging, r * size, size);
    }
    spread(size, value(input));
  }

  /** Takes in these rows' cotangents. */
  void loadGradient(Batch cotangents, Port output) {
    int size = stage(cotangents);
    Arrays.fill(staging, rows * size, width * size, 0);
    spread(size, gradient(output));
  }

  /** Writes the rows of a buffer to their places in a row-major array of the whole batch. */
  void unload(float[] lines, float[] target, int size) {
    KERNELS.turn(lines, 0, width, target, first * size, size, size, rows);
  }

  /** Copies the rows of this chunk to the staging array; answers the size of one. */
  private int stage(Batch batch) {
    int size = batch.shape().size();
    if (staging.length < size * width) {
      staging = new float[size * width];
    }
    for (int r = 0; r < rows; r++) {
      batch.copyRowInto(first + r, staging, r * size);
    }
    return size;
  }

  /** Lays the staged rows side by side. */
  private void spread(int size, float[] lines) {
    KERNELS.turn(staging, 0, size, lines, 0, width, width, size);
  }
}
