package org.gauntlet.core;

import java.util.Optional;

/** Somebody else's decisions as a model. */
public final class AskedLabels implements LabelModel {
  private final Inquiry<int[]> inquiry;

  AskedLabels(Domain domain, Labelling labelling, Asking asking) {
    inquiry =
        new Inquiry<>(
            domain, labelling::of, (labels, n) -> complaint(labels, n, domain.classes()), asking);
  }

  @Override
  public Domain domain() {
    return inquiry.domain();
  }

  /** x (N, input) -> N labels; refused when the function gives no usable answer. */
  @Override
  public int[] labels(Batch x) {
    return inquiry.ask(x).clone();
  }

  /** Rows answered so far, right or wrong. */
  public long queries() {
    return inquiry.queries();
  }

  private static Optional<String> complaint(int[] labels, int rows, int classes) {
    if (labels.length != rows) {
      return Optional.of("it answered %d labels".formatted(labels.length));
    }
    for (int row = 0; row < rows; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        return Optional.of(
            "label %d of its answer is %d, expected 0 to %d"
                .formatted(row, labels[row], classes - 1));
      }
    }
    return Optional.empty();
  }
}
