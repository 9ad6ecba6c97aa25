package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.engine.kernels.Kernels;

/** What scale and shift learn: sums over the rows and over all elements that meet one of them. */
final class AffineGradient {
  private final Port in;
  private final Port out;
  private final float[] scale;
  private final float[] shift;
  private final int[] elements;
  private final int[] starts;
  private final LaneSums sums;
  private final LaneSums.Line gradients;
  private final LaneSums.Line products = this::addProducts;

  /**
   * @param places for each element of x the one of scale and shift that it meets
   */
  AffineGradient(int[] places, Port in, Port out, float[] scale, float[] shift) {
    this.in = in;
    this.out = out;
    this.scale = scale;
    this.shift = shift;
    sums = new LaneSums(scale.length);
    gradients = LaneSums.gradient(out);
    starts = new int[scale.length + 1];
    for (int place : places) {
      starts[place + 1]++;
    }
    for (int place = 0; place < scale.length; place++) {
      starts[place + 1] += starts[place];
    }
    elements = new int[places.length];
    int[] next = starts.clone();
    for (int i = 0; i < places.length; i++) {
      elements[next[places[i]]++] = i;
    }
  }

  void gather(List<Chunk> chunks, Workers workers) {
    workers.run(
        scale.length,
        place -> {
          double along = 0;
          double total = 0;
          for (int i = starts[place]; i < starts[place + 1]; i++) {
            along += sums.over(place, chunks, elements[i], 1, products);
            total += sums.over(place, chunks, elements[i], 1, gradients);
          }
          scale[place] = (float) along;
          shift[place] = (float) total;
        });
  }

  /** Gradient times x. */
  private void addProducts(double[] lanes, int place, Chunk chunk, int at, int rows) {
    float[] x = chunk.value(in);
    float[] gradient = chunk.gradient(out);
    int base = place * Kernels.GROUP;
    for (int l = 0; l < rows; l++) {
      lanes[base + l] += (double) gradient[at + l] * x[at + l];
    }
  }
}
