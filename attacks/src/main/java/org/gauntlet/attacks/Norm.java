package org.gauntlet.attacks;

/** How a perturbation is measured. */
public enum Norm {
  L1(new L1Geometry()),
  L2(new L2Geometry()),
  LINF(new LinfGeometry());

  private final Geometry geometry;

  Norm(Geometry geometry) {
    this.geometry = geometry;
  }

  Geometry geometry() {
    return geometry;
  }
}
