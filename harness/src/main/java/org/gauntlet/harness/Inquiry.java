package org.gauntlet.harness;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Tensor;

/**
 * Asks a model that is not trusted to answer. A row that throws, or whose answer is no number or no
 * class, fails alone.
 */
public record Inquiry(LabelModel model, int width) {
  /** One answer for each input, in order. */
  public List<Answer> ask(List<Tensor> inputs) {
    List<Answer> answers = new ArrayList<>(inputs.size());
    for (int from = 0; from < inputs.size(); from += width) {
      answers.addAll(together(inputs.subList(from, Math.min(from + width, inputs.size()))));
    }
    return answers;
  }

  private List<Answer> together(List<Tensor> inputs) {
    try {
      return answers(Batch.of(inputs));
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return inputs.stream().map(this::alone).toList();
    }
  }

  private Answer alone(Tensor input) {
    try {
      return answers(Batch.of(input)).getFirst();
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return new Answer.Failed("the model threw " + e);
    }
  }

  private List<Answer> answers(Batch x) {
    return model instanceof ScoreModel scoring
        ? scored(rowsOf(scoring.scores(x), x.size()))
        : labelled(model.labels(x), x.size());
  }

  private static List<Answer> scored(List<Tensor> scores) {
    return scores.stream().map(Inquiry::scored).toList();
  }

  private static Answer scored(Tensor scores) {
    return scores.isFinite()
        ? new Answer.Given(scores.argmax(), Softmax.confidence(scores))
        : new Answer.Failed(Answer.NON_FINITE);
  }

  private List<Answer> labelled(int[] labels, int size) {
    if (labels.length != size) {
      throw new IllegalStateException(labels.length + " labels for " + size + " inputs");
    }
    List<Answer> answers = new ArrayList<>();
    for (int label : labels) {
      answers.add(
          label >= 0 && label < model.domain().classes()
              ? new Answer.Given(label, -1)
              : new Answer.Failed("the model answered " + label + ", which is no class"));
    }
    return answers;
  }

  private List<Tensor> rowsOf(Batch scores, int size) {
    int classes = model.domain().classes();
    if (scores.size() != size || scores.shape().size() != classes) {
      throw new IllegalStateException(
          Phrase.of("logits %s for %d inputs and %d classes", scores, size, classes));
    }
    return scores.rows();
  }
}
