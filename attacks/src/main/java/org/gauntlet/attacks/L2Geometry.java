package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Tensor;

/** The Euclidean length. */
record L2Geometry() implements Geometry {
  @Override
  public double length(double[] difference) {
    double squares = 0;
    for (double d : difference) {
      squares += d * d;
    }
    return Math.sqrt(squares);
  }

  @Override
  public double[] shrink(double[] difference, double radius) {
    return Geometry.scale(difference, radius / length(difference));
  }

  /** The gradient, normalised. */
  @Override
  public double[] uphill(Tensor x, Tensor gradient, Domain domain) {
    double[] g = Geometry.doubles(gradient);
    double length = length(g);
    return length == 0 ? g : Geometry.scale(g, 1 / length);
  }

  /** A gaussian has no preferred direction. */
  @Override
  public double[] random(int n, double radius, RandomStream stream) {
    double[] direction = new double[n];
    for (int i = 0; i < n; i++) {
      direction[i] = stream.gaussian();
    }
    return Geometry.scale(direction, radius * Geometry.depth(n, stream) / length(direction));
  }
}
