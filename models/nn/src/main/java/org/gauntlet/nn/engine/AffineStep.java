package org.gauntlet.nn.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** x (any) -> y (same): x times scale plus shift, both picked for each element. */
final class AffineStep implements Step {
  private final int[] places;
  private final Port in;
  private final Port out;
  private final float[] scale;
  private final float[] shift;
  private final @Nullable AffineGradient gradient;

  /**
   * @param places for each element of x the one of scale and shift that it meets
   * @param gradient null where nothing is learned
   */
  AffineStep(
      int[] places,
      Port in,
      Port out,
      float[] scale,
      float[] shift,
      @Nullable AffineGradient gradient) {
    this.places = places;
    this.in = in;
    this.out = out;
    this.scale = scale;
    this.shift = shift;
    this.gradient = gradient;
  }

  @Override
  public List<Port> kept() {
    return gathers() ? List.of(in) : List.of();
  }

  @Override
  public boolean gathers() {
    return gradient != null;
  }

  @Override
  public void gather(List<Chunk> chunks, Workers workers) {
    if (gradient != null) {
      gradient.gather(chunks, workers);
    }
  }

  @Override
  public void forward(Chunk chunk) {
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    for (int i = 0; i < places.length; i++) {
      line(x, y, i * chunk.width(), chunk.width(), scale[places[i]], shift[places[i]]);
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      float[] gx = chunk.gradient(in);
      float[] gy = chunk.gradient(out);
      for (int i = 0; i < places.length; i++) {
        line(gy, gx, i * chunk.width(), chunk.width(), scale[places[i]], 0);
      }
    }
  }

  private static void line(float[] from, float[] to, int at, int n, float factor, float term) {
    for (int l = at; l < at + n; l++) {
      to[l] = Math.fma(from[l], factor, term);
    }
  }
}
