package org.gauntlet.attacks;

import org.gauntlet.core.Domain;

/** How a perturbation is measured. */
public enum Norm {
  L1,
  L2,
  LINF;

  private static final Geometry TAXICAB = new L1Geometry();
  private static final Geometry EUCLIDEAN = new L2Geometry();
  private static final Geometry CHEBYSHEV = new LinfGeometry();

  Geometry geometry() {
    return switch (this) {
      case L1 -> TAXICAB;
      case L2 -> EUCLIDEAN;
      case LINF -> CHEBYSHEV;
    };
  }

  /** The largest distance between two inputs of the domain, rounded up. */
  public float reach(Domain domain) {
    double range = (double) domain.high() - domain.low();
    int size = domain.input().size();
    double reach =
        switch (this) {
          case L1 -> range * size;
          case L2 -> range * Math.sqrt(size);
          case LINF -> range;
        };
    float rounded = (float) reach;
    return rounded < reach ? Math.nextUp(rounded) : rounded;
  }
}
