package org.gauntlet.harness.health;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Finding;

/** The scores are logits, not probabilities, through which gradients vanish. */
record Logits() implements HealthCheck {
  private static final String NAME = "scores are logits";
  private static final double TOLERANCE = 1e-4;

  @Override
  public Diagnosis examine(Patient patient) {
    if (patient.scores().isEmpty()) {
      return Diagnosis.notRun(NAME, "no attack sees scores");
    }
    List<Example> sample = patient.sample(patient.plan().examples(), Patient.SAMPLE);
    if (sample.isEmpty()) {
      return Diagnosis.notRun(NAME, "there are no examples");
    }
    try {
      return judge(patient.scores().get(), sample);
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      return Diagnosis.notRun(NAME, "the model failed: " + e);
    }
  }

  private static Diagnosis judge(ScoreModel model, List<Example> sample) {
    Batch scores = model.scores(Batch.of(sample.stream().map(Example::input).toList()));
    int alike = (int) scores.rows().stream().filter(Logits::probabilities).count();
    String share = Patient.share(alike, sample.size());
    return alike < sample.size()
        ? Diagnosis.good(NAME, share + " score rows look like probabilities")
        : Diagnosis.blocking(
            NAME,
            Finding.Kind.PROBABILITIES,
            share + " score rows are probabilities: cut the final softmax off",
            List.of());
  }

  private static boolean probabilities(Tensor row) {
    double sum = 0;
    for (int i = 0; i < row.size(); i++) {
      if (!(row.at(i) >= 0)) {
        return false;
      }
      sum += row.at(i);
    }
    return Math.abs(sum - 1) <= TOLERANCE;
  }
}
