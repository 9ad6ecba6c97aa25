package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.graph.Window;
import org.jspecify.annotations.Nullable;

/** x (D) -> y (units): weight (units, D) times x, plus bias: a correlation on a single pixel. */
final class DenseStep implements Step {
  private static final Window PIXEL = Window.of(1, 1, 0);

  private final Port in;
  private final Port out;
  private final float[] bias;
  private final float[] zeros;
  private final Correlation forward;
  private final Correlation backward;
  private final @Nullable DenseGradient gradient;

  DenseStep(Port in, Port out, float[] weight, float[] bias, @Nullable DenseGradient gradient) {
    this.in = in;
    this.out = out;
    this.bias = bias;
    this.gradient = gradient;
    zeros = new float[in.size()];
    forward = product(out.size(), in.size(), in.size(), 1, weight);
    backward = product(in.size(), 1, out.size(), in.size(), weight);
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
  public void forward(Chunk chunk) {
    forward.run(chunk.value(in), bias, chunk.value(out), chunk.width());
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      backward.run(chunk.gradient(out), zeros, chunk.gradient(in), chunk.width());
    }
  }

  @Override
  public void gather(List<Chunk> chunks, Workers workers) {
    if (gradient != null) {
      gradient.gather(chunks, workers);
    }
  }

  @Override
  public void refresh() {
    forward.refresh();
    backward.refresh();
  }

  private static Correlation product(
      int rows, int rowStride, int depth, int depthStride, float[] weight) {
    Axis pixel = Axis.windows(PIXEL.down(), 1);
    Correlation.Layout layout =
        new Correlation.Layout(1, 0, rows, rowStride, depth, depthStride, 1);
    return new Correlation(layout, Regions.strips(pixel, pixel, depth, PIXEL), 1, 1, weight);
  }
}
