package org.gauntlet.nn.train;

/**
 * Stochastic gradient descent, in the form of PyTorch: the gradient g + decay * value feeds a
 * velocity v = momentum * v + g, and the value moves by -rate * v, or by -rate * (g + momentum * v)
 * with Nesterov's look ahead (Sutskever et al. 2013). Weight decay is L2 and takes in every
 * trainable parameter, biases included.
 */
public record Sgd(double rate, double momentum, boolean nesterov, double decay)
    implements Optimizer {
  public Sgd {
    Checks.positive("rate", rate);
    Checks.belowOne("momentum", momentum);
    Checks.notNegative("decay", decay);
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("nesterov needs momentum > 0, got 0");
    }
  }

  /** Without momentum and decay. */
  public static Sgd plain(double rate) {
    return new Sgd(rate, 0, false, 0);
  }

  @Override
  public int moments() {
    return momentum == 0 ? 0 : 1;
  }

  @Override
  public void stepInto(float[] values, float[] gradient, float[][] moments, int step, double rate) {
    if (momentum == 0) {
      descend(values, gradient, (float) rate);
    } else {
      descend(values, gradient, moments[0], (float) rate);
    }
  }

  private void descend(float[] values, float[] gradient, float rate) {
    float shrink = (float) decay;
    for (int i = 0; i < values.length; i++) {
      values[i] -= rate * (gradient[i] + shrink * values[i]);
    }
  }

  private void descend(float[] values, float[] gradient, float[] velocity, float rate) {
    float shrink = (float) decay;
    float keep = (float) momentum;
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + shrink * values[i];
      float v = keep * velocity[i] + g;
      velocity[i] = v;
      values[i] -= rate * (nesterov ? g + keep * v : v);
    }
  }
}
