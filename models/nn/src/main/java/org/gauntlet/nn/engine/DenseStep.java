package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.graph.Window;
import org.jspecify.annotations.Nullable;

/** x (D) -> y (units): weight (units, D) times x, plus bias: a correlation on a single pixel. */
final class DenseStep implements Step {
  private static final Window PIXEL = Window.of(1, 1, 0);
  private static final float[] NO_ROOM = {};

  private final Port in;
  private final Port out;
  private final Correlation forward;
  private final Correlation backward;
  private final @Nullable DenseGradient gradient;

  DenseStep(Port in, Port out, float[] weight, float[] bias, @Nullable DenseGradient gradient) {
    this.in = in;
    this.out = out;
    this.gradient = gradient;
    forward = product(out.size(), in.size(), in.size(), 1, weight, bias);
    backward = product(in.size(), 1, out.size(), in.size(), weight, new float[in.size()]);
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
    forward.run(chunk.value(in), chunk.value(out), chunk.width(), NO_ROOM);
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      backward.run(chunk.gradient(out), chunk.gradient(in), chunk.width(), NO_ROOM);
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
      int rows, int rowStride, int depth, int depthStride, float[] weight, float[] bias) {
    Axis pixel = Axis.windows(PIXEL.down(), 1);
    Correlation.Layout layout =
        new Correlation.Layout(1, 0, rows, rowStride, depth, depthStride, 1);
    return new Correlation(layout, Regions.field(pixel, pixel, depth, PIXEL, rows), weight, bias);
  }
}
