package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.graph.Curve;

/** x (any) -> y (same): a curve of jumps at each element; the way back passes it by. */
record StraightStep(Curve curve, Port in, Port out) implements Step {
  @Override
  public List<Port> kept() {
    return List.of(in);
  }

  @Override
  public void forward(Chunk chunk) {
    new CurveStep(curve, in, out).forward(chunk);
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      float[] x = chunk.value(in);
      float[] gy = chunk.gradient(out);
      float[] gx = chunk.gradient(in);
      for (int i = 0; i < in.size() * chunk.width(); i++) {
        boolean passes = curve != Curve.SIGN || Math.abs(x[i]) <= 1;
        gx[i] = passes ? gy[i] : 0;
      }
    }
  }
}
