package org.gauntlet.core;

import java.util.Optional;

/** Somebody else's scores as a model. */
public final class AskedScores implements ScoreModel {
  private final Inquiry<float[][]> inquiry;

  AskedScores(Domain domain, Scoring scoring, Asking asking) {
    inquiry =
        new Inquiry<>(
            domain, scoring::of, (scores, n) -> complaint(scores, n, domain.classes()), asking);
  }

  @Override
  public Domain domain() {
    return inquiry.domain();
  }

  /** x (N, input) -> scores (N, classes); refused when the function gives no usable answer. */
  @Override
  public Batch scores(Batch x) {
    float[][] rows = inquiry.ask(x);
    int classes = domain().classes();
    float[] scores = new float[Math.multiplyExact(rows.length, classes)];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, scores, row * classes, classes);
    }
    return Batch.adopt(Shape.of(classes), rows.length, scores);
  }

  /** Rows answered so far, right or wrong. */
  public long queries() {
    return inquiry.queries();
  }

  private static Optional<String> complaint(float[][] scores, int rows, int classes) {
    if (scores.length != rows) {
      return Optional.of("it answered %d rows".formatted(scores.length));
    }
    for (int row = 0; row < rows; row++) {
      if (scores[row] == null) {
        return Optional.of("row %d of its answer is null".formatted(row));
      }
      if (scores[row].length != classes) {
        return Optional.of(
            "row %d of its answer has %d scores, expected %d"
                .formatted(row, scores[row].length, classes));
      }
      for (float score : scores[row]) {
        if (Float.isNaN(score)) {
          return Optional.of("row %d of its answer holds NaN".formatted(row));
        }
      }
    }
    return Optional.empty();
  }
}
