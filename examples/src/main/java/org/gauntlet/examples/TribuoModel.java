package org.gauntlet.examples;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Models;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;

/** A model of Tribuo's kind: examples of named features to predictions with a label's name. */
public final class TribuoModel {
  private TribuoModel() {}

  /** What is used of {@code org.tribuo.Model}; its predictions say {@code getOutput()}. */
  @FunctionalInterface
  interface Model<T> {
    Prediction<T> predict(Example example);
  }

  /** Features that have names, as Tribuo's ArrayExample is made of. */
  record Example(List<String> names, List<Double> values) {
    Example {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }

    /** The values of one row, under their places. */
    static Example of(float[] row) {
      return new Example(
          IntStream.range(0, row.length).mapToObj("pixel %03d"::formatted).toList(),
          IntStream.range(0, row.length).mapToObj(i -> (double) row[i]).toList());
    }
  }

  record Prediction<T>(T output) {}

  record Label(String label) {}

  public static void main(String[] words) {
    Dataset data = FirstModel.strokes(Split.TEST, 500);
    Model<Label> model =
        standIn(NearestMean.of(FirstModel.strokes(Split.TRAIN, 4000)), data.classNames());
    NoiseEvaluation.tell(
        NoiseEvaluation.of(of(data.domain(), data.classNames(), model), data, 0.1f));
  }

  /** Labels by their place among the class names of the data. */
  static LabelModel of(Domain domain, List<String> classes, Model<Label> model) {
    return Models.labels(
        domain,
        rows ->
            Stream.of(rows)
                .map(row -> model.predict(Example.of(row)).output().label())
                .mapToInt(classes::indexOf)
                .toArray());
  }

  /** A model where that library is not at hand. */
  static Model<Label> standIn(LabelModel hidden, List<String> classes) {
    return example -> {
      float[] row = new float[example.values().size()];
      IntStream.range(0, row.length).forEach(i -> row[i] = example.values().get(i).floatValue());
      Batch x = Batch.of(Tensor.of(hidden.domain().input(), row));
      return new Prediction<>(new Label(classes.get(hidden.labels(x)[0])));
    };
  }
}
