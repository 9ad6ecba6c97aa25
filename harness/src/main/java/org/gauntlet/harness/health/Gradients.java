package org.gauntlet.harness.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Slope;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Finding;

/**
 * Gradients point somewhere. Counts only examples that still stand: where an attack succeeded
 * without a gradient, none was missed.
 */
record Gradients() implements HealthCheck {
  private static final String NAME = "gradients are useful";
  private static final double LIMIT = 0.05;

  @Override
  public Diagnosis examine(Patient patient) {
    Optional<GradientModel> model = patient.gradients();
    if (model.isEmpty()) {
      return Diagnosis.notRun(NAME, "no attack sees gradients of the target");
    }
    List<Example> sample = patient.sample(patient.right(), Patient.SAMPLE);
    List<Optional<Slope>> slopes =
        new Slopes(model.get(), patient.plan().width())
            .at(
                sample.stream().map(Example::input).toList(),
                sample.stream().map(Example::label).toList());
    List<String> useless = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      if (slopes.get(i).filter(slope -> useful(slope.gradient())).isEmpty()
          && patient.stands(sample.get(i))) {
        useless.add(sample.get(i).id());
      }
    }
    String detail =
        Patient.share(useless.size(), sample.size())
            + " sampled examples stand where the input gradient is zero or no number";
    return useless.size() <= LIMIT * sample.size()
        ? Diagnosis.good(NAME, detail)
        : Diagnosis.blocking(
            NAME,
            Finding.Kind.ZERO_GRADIENTS,
            detail + ": attack with the margin loss, or through the defense's adaptive view",
            useless);
  }

  private static boolean useful(Tensor gradient) {
    if (!gradient.isFinite()) {
      return false;
    }
    for (int i = 0; i < gradient.size(); i++) {
      if (gradient.at(i) != 0) {
        return true;
      }
    }
    return false;
  }
}
