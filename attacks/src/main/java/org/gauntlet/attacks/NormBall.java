package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/** All inputs within epsilon of the original, measured by a norm. */
public record NormBall(Norm norm, float epsilon) implements Threat {
  public NormBall {
    if (!(epsilon >= 0) || Float.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be >= 0 and finite, got " + epsilon);
    }
  }

  @Override
  public Tensor project(Tensor original, Tensor x, Domain domain) {
    return original;
  }

  @Override
  public Tensor ascend(Tensor x, Tensor gradient, float step) {
    return x;
  }

  @Override
  public Tensor random(Tensor original, Domain domain, Seed seed) {
    return original;
  }

  @Override
  public double distance(Tensor original, Tensor x) {
    return 0;
  }

  @Override
  public boolean allows(Tensor original, Tensor x, Domain domain) {
    return false;
  }
}
