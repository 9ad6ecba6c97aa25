package org.gauntlet.examples;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Models;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;

/** A model of the Deep Java Library's kind: a predictor from arrays to arrays. */
public final class DjlModel {
  private DjlModel() {}

  /** What is used of {@code ai.djl.inference.Predictor}, word by word. */
  @FunctionalInterface
  interface Predictor<I, O> {
    List<O> batchPredict(List<I> inputs) throws Exception;
  }

  public static void main(String[] words) {
    Dataset data = FirstModel.strokes(Split.TEST, 500);
    ScoreModel model = of(data.domain(), standIn(FirstModel.train("linear", 4000, 5)));
    NoiseEvaluation.tell(NoiseEvaluation.of(model, data, 0.1f));
  }

  /** A predictor serves one thread at a time, and so is it asked. */
  static ScoreModel of(Domain domain, Predictor<float[], float[]> predictor) {
    return Models.scores(
        domain, rows -> predictor.batchPredict(Arrays.asList(rows)).toArray(float[][]::new));
  }

  /** A predictor where that library is not at hand. */
  static Predictor<float[], float[]> standIn(ScoreModel hidden) {
    return inputs ->
        inputs.stream()
            .map(input -> hidden.scores(Batch.of(Tensor.of(hidden.domain().input(), input))))
            .map(scores -> scores.row(0).toArray())
            .toList();
  }
}
