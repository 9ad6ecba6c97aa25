package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;

/** x (C, H, W) -> y (C): the mean of each channel. */
record GlobalAveragePoolStep(Port in, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of();
  }

  @Override
  public void forward(Chunk chunk) {
    int width = chunk.width();
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    Arrays.fill(y, 0, out.size() * width, 0);
    for (int line = 0; line < in.size(); line++) {
      int target = line / in.plane() * width;
      for (int l = 0; l < width; l++) {
        y[target + l] += x[line * width + l];
      }
    }
    for (int i = 0; i < out.size() * width; i++) {
      y[i] /= in.plane();
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      int width = chunk.width();
      float[] gx = chunk.gradient(in);
      float[] gy = chunk.gradient(out);
      for (int line = 0; line < in.size(); line++) {
        int source = line / in.plane() * width;
        for (int l = 0; l < width; l++) {
          gx[line * width + l] = gy[source + l] / in.plane();
        }
      }
    }
  }
}
