package org.gauntlet.attacks;

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
}
