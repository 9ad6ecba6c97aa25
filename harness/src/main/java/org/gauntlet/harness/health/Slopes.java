package org.gauntlet.harness.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Slope;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Tensor;

/** Cross-entropy slopes at given points, asked directly so that broken gradients can be seen. */
record Slopes(GradientModel model, int width) {
  /** One slope for each point; empty where the model fails or its logits are no numbers. */
  List<Optional<Slope>> at(List<Tensor> points, List<Integer> truths) {
    List<Optional<Slope>> slopes = new ArrayList<>();
    for (int from = 0; from < points.size(); from += width) {
      int to = Math.min(from + width, points.size());
      slopes.addAll(together(points.subList(from, to), truths.subList(from, to)));
    }
    return slopes;
  }

  private List<Optional<Slope>> together(List<Tensor> points, List<Integer> truths) {
    try {
      return ask(points, truths);
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      if (points.size() == 1) {
        return List.of(Optional.empty());
      }
      List<Optional<Slope>> each = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        each.addAll(together(points.subList(i, i + 1), truths.subList(i, i + 1)));
      }
      return each;
    }
  }

  private List<Optional<Slope>> ask(List<Tensor> points, List<Integer> truths) {
    try (GradientModel.Trace trace = model.trace(Batch.of(points))) {
      Batch scores = trace.scores();
      Batch cotangents =
          scores.map((i, row) ->
              row.isFinite()
                  ? Loss.CROSS_ENTROPY.cotangent(row, new Goal.Avoid(truths.get(i)))
                  : Tensor.filled(row.shape(), 0));
      Batch gradients = trace.pull(cotangents);
      List<Optional<Slope>> slopes = new ArrayList<>();
      for (int i = 0; i < scores.size(); i++) {
        slopes.add(slope(scores.row(i), gradients.row(i), new Goal.Avoid(truths.get(i))));
      }
      return slopes;
    }
  }

  private static Optional<Slope> slope(Tensor scores, Tensor gradient, Goal goal) {
    return scores.isFinite()
        ? Optional.of(
            new Slope(
                scores,
                goal.reachedBy(scores.argmax()),
                Loss.CROSS_ENTROPY.value(scores, goal),
                gradient))
        : Optional.empty();
  }
}
