package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gauntlet.core.Scoring;
import org.gauntlet.core.Shape;

/**
 * A session that is asked about one row at a time, so that no answer depends on its company: other
 * runtimes choose their kernels by the size of the batch.
 */
final class Alone {
  private final OnnxRuntime.Session session;
  private final Feeding feeding;
  private final int rows;
  private final Reading reading;

  /**
   * @param rows the batch that the file asks for; the row is repeated to fill it
   */
  Alone(OnnxRuntime.Session session, Feeding feeding, int rows, Reading reading) {
    this.session = session;
    this.feeding = feeding;
    this.rows = rows;
    this.reading = reading;
  }

  /** x (input) in [0, 1] -> scores (classes); one score z becomes (0, z). */
  float[] scores(float[] x) {
    float[] fed = feeding.fed(x);
    float[] filled = new float[Math.multiplyExact(rows, x.length)];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = fed[i % fed.length];
    }
    Shape shape = feeding.file();
    long[] extents = new long[shape.rank() + 1];
    Arrays.setAll(extents, axis -> axis == 0 ? rows : shape.at(axis - 1));
    float[] answer = session.answer(filled, extents);
    int classes = answer.length / rows;
    float[] scores = new float[Math.max(2, classes)];
    for (int i = 0; i < classes; i++) {
      scores[scores.length - classes + i] = reading.score(answer[i]);
    }
    return scores;
  }

  /** Many rows, on so many threads. */
  Scoring on(int threads) {
    ExecutorService workers =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
    return x -> {
      List<Future<float[]>> open = new ArrayList<>();
      for (float[] row : x) {
        open.add(workers.submit(() -> scores(row)));
      }
      float[][] answers = new float[x.length][];
      for (int row = 0; row < answers.length; row++) {
        answers[row] = open.get(row).get();
      }
      return answers;
    };
  }
}
