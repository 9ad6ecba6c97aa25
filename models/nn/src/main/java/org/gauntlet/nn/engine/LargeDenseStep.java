package org.gauntlet.nn.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link DenseStep} whose weights no near cache holds: they are read for all chunks at once. */
final class LargeDenseStep implements Step {
  /** Weights that the second cache holds. */
  private static final int CACHED = 1 << 18;

  private final Port in;
  private final Port out;
  private final JointProduct forward;
  private final JointProduct backward;
  private final @Nullable DenseGradient gradient;

  LargeDenseStep(
      Port in, Port out, float[] weight, float[] bias, @Nullable DenseGradient gradient) {
    this.in = in;
    this.out = out;
    this.gradient = gradient;
    forward = new JointProduct(out.size(), in.size(), in.size(), 1, weight, bias);
    backward = new JointProduct(in.size(), 1, out.size(), in.size(), weight, new float[in.size()]);
  }

  /** Whether so large a layer should be this one. */
  static boolean suits(Port in, Port out) {
    return (long) in.size() * out.size() > CACHED;
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
  public boolean meets() {
    return true;
  }

  @Override
  public void meetForward(List<Chunk> chunks, Workers workers) {
    forward.run(chunks, in.value(), out.value(), workers);
  }

  @Override
  public void forward(Chunk chunk) {
    // All is done where the chunks meet.
  }

  @Override
  public void meetBackward(List<Chunk> chunks, Workers workers) {
    if (in.wanted()) {
      backward.run(chunks, out.gradient(), in.gradient(), workers);
    }
  }

  @Override
  public void backward(Chunk chunk) {
    // All is done where the chunks meet.
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
}
