package org.gauntlet.defenses;

import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Tensor;

/**
 * Rounds every input value to one of 2^bits levels of the domain before the model sees it (feature
 * squeezing; Xu, Evans, Qi 2018). Rounding has no useful gradient, so the protected model shows
 * none; {@link #straightThrough} is its adaptive view.
 */
public record BitDepth(int bits) implements Defense<ScoreModel, ScoreModel> {
  public BitDepth {
    if (bits < 1 || bits > 16) {
      throw new IllegalArgumentException("bits must be in 1..16, got " + bits);
    }
  }

  @Override
  public ScoreModel protect(ScoreModel model) {
    return ScoreModel.of(model.domain(), x -> model.scores(squeeze(x, model.domain())));
  }

  /**
   * The same forward pass, with a way back that takes the rounding for the identity (BPDA; Athalye,
   * Carlini, Wagner 2018, section 4.1.1): what an attacker who knows the defense would
   * differentiate.
   */
  public Defense<GradientModel, GradientModel> straightThrough() {
    return model -> new StraightThrough(model, x -> squeeze(x, model.domain()));
  }

  private Batch squeeze(Batch x, Domain domain) {
    return x.map((row, value) -> squeeze(value, domain));
  }

  /** x (any) -> the nearest of the levels low, low + step, ..., high; ties go up. */
  Tensor squeeze(Tensor x, Domain domain) {
    int top = (1 << bits) - 1;
    double range = (double) domain.high() - domain.low();
    return x.map(v ->
        (float) (domain.low() + Math.floor((v - domain.low()) / range * top + 0.5) / top * range));
  }
}
