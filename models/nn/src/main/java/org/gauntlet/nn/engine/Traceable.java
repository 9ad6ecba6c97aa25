package org.gauntlet.nn.engine;

import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;

/** A model that can be pulled back to where its gradients end, which need not be its input. */
@FunctionalInterface
public interface Traceable {
  /** Runs x (N, input) forward; what is pulled back has the shape of that place. */
  GradientModel.Trace trace(Batch x);
}
