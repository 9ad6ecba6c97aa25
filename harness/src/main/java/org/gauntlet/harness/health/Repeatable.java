package org.gauntlet.harness.health;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Example;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.harness.Finding;

/** The same batch asked twice gives the same bits. */
record Repeatable() implements HealthCheck {
  private static final String NAME = "same input, same answer";

  @Override
  public Diagnosis examine(Patient patient) {
    List<Example> sample = patient.sample(patient.plan().examples(), Patient.SAMPLE);
    if (sample.isEmpty()) {
      return Diagnosis.notRun(NAME, "there are no examples");
    }
    try {
      Batch batch = Batch.of(sample.stream().map(Example::input).toList());
      LabelModel target = patient.plan().target();
      return compare(sample, answers(target, batch), answers(target, batch));
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      return Diagnosis.notRun(NAME, "the model failed: " + e);
    }
  }

  private static Diagnosis compare(List<Example> sample, List<?> first, List<?> second) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      if (!first.get(i).equals(second.get(i))) {
        changed.add(sample.get(i).id());
      }
    }
    String share = Patient.share(changed.size(), sample.size());
    return changed.isEmpty()
        ? Diagnosis.good(NAME, share + " answers changed when asked again")
        : Diagnosis.blocking(
            NAME,
            Finding.Kind.RANDOMISED_OUTPUT,
            share + " answers changed when asked again: is dropout or noise still on?",
            changed);
  }

  private static List<?> answers(LabelModel model, Batch x) {
    if (model instanceof ScoreModel scoring) {
      return scoring.scores(x).rows();
    }
    List<Integer> labels = new ArrayList<>();
    for (int label : model.labels(x)) {
      labels.add(label);
    }
    return labels;
  }
}
