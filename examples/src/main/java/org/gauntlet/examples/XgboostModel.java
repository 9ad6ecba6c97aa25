package org.gauntlet.examples;

import java.util.stream.IntStream;
import org.gauntlet.core.Asking;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Models;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;

/** A model of XGBoost4J's kind: a booster from one matrix to rows of class probabilities. */
public final class XgboostModel {
  private XgboostModel() {}

  /** What is used of {@code ml.dmlc.xgboost4j.java.Booster}, word by word. */
  @FunctionalInterface
  interface Booster {
    float[][] predict(DMatrix data) throws Exception;
  }

  /** What is used of {@code ml.dmlc.xgboost4j.java.DMatrix}, word by word. */
  static final class DMatrix {
    private final float[] data;
    private final int columns;

    DMatrix(float[] data, int rows, int columns, float missing) {
      if (data.length != rows * columns || !Float.isNaN(missing)) {
        throw new IllegalArgumentException("data must hold rows * columns values, none missing");
      }
      this.data = data.clone();
      this.columns = columns;
    }

    int rowNum() {
      return data.length / columns;
    }

    private float[] row(int row) {
      float[] values = new float[columns];
      System.arraycopy(data, row * columns, values, 0, columns);
      return values;
    }
  }

  public static void main(String[] words) {
    Dataset data = FirstModel.strokes(Split.TEST, 500);
    ScoreModel model = of(data.domain(), standIn(FirstModel.train("linear", 4000, 5)));
    NoiseEvaluation.tell(NoiseEvaluation.of(model, data, 0.1f));
  }

  /** Boosters may be asked by several threads; one that hangs is given up after a minute. */
  static ScoreModel of(Domain domain, Booster booster) {
    int width = domain.input().size();
    return Models.scores(
        domain,
        rows -> booster.predict(new DMatrix(flat(rows, width), rows.length, width, Float.NaN)),
        Asking.plainly().concurrently().within(60));
  }

  private static float[] flat(float[][] rows, int width) {
    float[] flat = new float[rows.length * width];
    IntStream.range(0, rows.length)
        .forEach(row -> System.arraycopy(rows[row], 0, flat, row * width, width));
    return flat;
  }

  /** A booster where that library is not at hand. */
  static Booster standIn(ScoreModel hidden) {
    return data ->
        IntStream.range(0, data.rowNum())
            .mapToObj(row -> Batch.of(Tensor.of(hidden.domain().input(), data.row(row))))
            .map(x -> hidden.scores(x).row(0).toArray())
            .toArray(float[][]::new);
  }
}
