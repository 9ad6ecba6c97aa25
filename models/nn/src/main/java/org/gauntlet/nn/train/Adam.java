package org.gauntlet.nn.train;

/**
 * Adam, Kingma and Ba 2015, algorithm 1, with weight decay as L2: decay * value is added to the
 * gradient before the moments, as in PyTorch's Adam and unlike AdamW. Takes in every trainable
 * parameter, biases included.
 */
public record Adam(double rate, double beta1, double beta2, double epsilon, double decay)
    implements Optimizer {
  public Adam {
    Checks.positive("rate", rate);
    Checks.belowOne("beta1", beta1);
    Checks.belowOne("beta2", beta2);
    Checks.positive("epsilon", epsilon);
    Checks.notNegative("decay", decay);
  }

  /** The paper's betas and epsilon, no decay. */
  public static Adam standard(double rate) {
    return new Adam(rate, 0.9, 0.999, 1e-8, 0);
  }

  @Override
  public int moments() {
    return 2;
  }

  @Override
  public void stepInto(float[] values, float[] gradient, float[][] moments, int step, double rate) {
    float[] mean = moments[0];
    float[] square = moments[1];
    float keep1 = (float) beta1;
    float keep2 = (float) beta2;
    float move = (float) (rate / (1 - StrictMath.pow(beta1, step)));
    float scale = (float) (1 / StrictMath.sqrt(1 - StrictMath.pow(beta2, step)));
    float floor = (float) epsilon;
    float shrink = (float) decay;
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] + shrink * values[i];
      mean[i] = keep1 * mean[i] + (1 - keep1) * g;
      square[i] = keep2 * square[i] + (1 - keep2) * g * g;
      // The root of a float taken in double and rounded is the correctly rounded float root.
      values[i] -= move * mean[i] / ((float) Math.sqrt(square[i]) * scale + floor);
    }
  }
}
