package org.gauntlet.nn.train;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Example;

/** Some examples as x (N, input) and N labels. */
final class MiniBatch {
  private final Batch x;
  private final int[] labels;

  private MiniBatch(List<Example> examples) {
    x = Batch.of(examples.stream().map(Example::input).toList());
    labels = examples.stream().mapToInt(Example::label).toArray();
  }

  /**
   * The examples in order, in as few batches of at most {@code size} as there can be, as equal as
   * they can be: a tiny last batch would be noise for the gradient and too little for batch norm.
   */
  static Iterable<MiniBatch> split(List<Example> examples, int size) {
    List<List<Example>> parts = new ArrayList<>();
    int count = count(examples.size(), size);
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) examples.size() * i / count);
      int to = (int) ((long) examples.size() * (i + 1) / count);
      parts.add(examples.subList(from, to));
    }
    return () -> parts.stream().map(MiniBatch::new).iterator();
  }

  /** How many batches of at most {@code size} the examples make. */
  static int count(int examples, int size) {
    return Math.ceilDiv(examples, size);
  }

  Batch x() {
    return x;
  }

  /** Not to be changed. */
  int[] labels() {
    return labels;
  }

  int size() {
    return labels.length;
  }

  /** How many of the answers are right. */
  int hits(int[] answers) {
    int hits = 0;
    for (int i = 0; i < labels.length; i++) {
      hits += answers[i] == labels[i] ? 1 : 0;
    }
    return hits;
  }
}
