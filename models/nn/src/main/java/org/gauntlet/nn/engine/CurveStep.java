package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.graph.Curve;

/** x (any) -> y (same): a curve at each element. */
record CurveStep(Curve curve, Port in, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of(in, out);
  }

  @Override
  public void forward(Chunk chunk) {
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    for (int i = 0; i < in.size() * chunk.width(); i++) {
      y[i] = Curves.at(curve, x[i]);
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      float[] x = chunk.value(in);
      float[] y = chunk.value(out);
      float[] gy = chunk.gradient(out);
      float[] gx = chunk.gradient(in);
      for (int i = 0; i < in.size() * chunk.width(); i++) {
        gx[i] = gy[i] * Curves.slope(curve, x[i], y[i]);
      }
    }
  }
}
