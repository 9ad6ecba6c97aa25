package org.gauntlet.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Dataset;

/** A classifier that is no network: the class whose mean image is nearest. Answers labels only. */
public record NearestMean(Domain domain, List<Tensor> means) implements LabelModel {
  public NearestMean {
    means = List.copyOf(means);
  }

  static NearestMean of(Dataset data) {
    List<Tensor> means = new ArrayList<>();
    for (int label = 0; label < data.domain().classes(); label++) {
      int wanted = label;
      List<Tensor> inputs =
          data.examples().stream()
              .filter(example -> example.label() == wanted)
              .map(Example::input)
              .toList();
      Tensor sum = inputs.stream().reduce(Tensor::plus).orElseThrow();
      means.add(sum.times(1f / inputs.size()));
    }
    return new NearestMean(data.domain(), means);
  }

  @Override
  public int[] labels(Batch x) {
    int[] labels = new int[x.size()];
    Arrays.setAll(labels, row -> nearest(x.row(row)));
    return labels;
  }

  private int nearest(Tensor x) {
    int best = 0;
    for (int label = 1; label < means.size(); label++) {
      if (distance(x, label) < distance(x, best)) {
        best = label;
      }
    }
    return best;
  }

  private double distance(Tensor x, int label) {
    Tensor difference = x.minus(means.get(label));
    return difference.dot(difference);
  }
}
