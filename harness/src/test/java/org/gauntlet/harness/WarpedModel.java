package org.gauntlet.harness;

import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Tensor;

/** A model whose answers are true and whose gradients are not. */
public final class WarpedModel implements GradientModel {
  /** What becomes of the gradient at x. */
  @FunctionalInterface
  public interface Warp {
    Tensor apply(Tensor x, Tensor gradient);
  }

  private final GradientModel model;
  private final Warp warp;

  private WarpedModel(GradientModel model, Warp warp) {
    this.model = model;
    this.warp = warp;
  }

  public static GradientModel of(GradientModel model, Warp warp) {
    return new WarpedModel(model, warp);
  }

  @Override
  public Domain domain() {
    return model.domain();
  }

  @Override
  public Trace trace(Batch x) {
    Trace trace = model.trace(x);
    return new Trace() {
      @Override
      public Batch scores() {
        return trace.scores();
      }

      @Override
      public Batch pull(Batch cotangents) {
        return trace.pull(cotangents).map((i, gradient) -> warp.apply(x.row(i), gradient));
      }

      @Override
      public void close() {
        trace.close();
      }
    };
  }
}
