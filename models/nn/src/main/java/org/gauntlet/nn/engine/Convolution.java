package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Window;
import org.jspecify.annotations.Nullable;

/** x (C, H, W) -> y (K, OH, OW): see {@link Conv2d}. */
final class Convolution implements Step {
  private final Port in;
  private final Port out;
  private final Correlation forward;
  private final Correlation backward;
  private final @Nullable ConvolutionGradient gradient;

  Convolution(
      Conv2d operator,
      Port in,
      Port out,
      float[] weight,
      float[] bias,
      @Nullable ConvolutionGradient gradient) {
    this.in = in;
    this.out = out;
    this.gradient = gradient;
    int depth = in.channels() / operator.groups();
    int rows = operator.channels() / operator.groups();
    int taps = operator.window().taps();
    int groupStride = rows * depth * taps;
    forward =
        new Correlation(
            new Correlation.Layout(
                operator.groups(), groupStride, rows, depth * taps, depth, taps, taps),
            seen(operator.window(), true, depth, rows),
            weight,
            bias);
    backward =
        new Correlation(
            new Correlation.Layout(
                operator.groups(), groupStride, depth, taps, rows, depth * taps, taps),
            seen(operator.window(), false, rows, depth),
            weight,
            new float[in.channels()]);
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
    int width = chunk.width();
    forward.run(chunk.value(in), chunk.value(out), width, chunk.room(forward.room(width)));
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      int width = chunk.width();
      backward.run(
          chunk.gradient(out), chunk.gradient(in), width, chunk.room(backward.room(width)));
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

  private Field seen(Window window, boolean windows, int depth, int targets) {
    int height = in.shape().at(1);
    int width = in.shape().at(2);
    Axis rows = windows ? Axis.windows(window.down(), height) : Axis.pixels(window.down(), height);
    Axis columns =
        windows ? Axis.windows(window.across(), width) : Axis.pixels(window.across(), width);
    return Regions.field(rows, columns, depth, window, targets);
  }
}
