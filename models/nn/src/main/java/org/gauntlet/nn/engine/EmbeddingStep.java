package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.nn.graph.Embedding;

/** x (...) -> y (..., E): rows of a table (V, E), by number. */
final class EmbeddingStep implements Step {
  private final Embedding embedding;
  private final Port in;
  private final Port out;
  private final float[] table;
  private final float[] learned;

  /**
   * @param learned the table's gradient; empty where nothing is learned
   */
  EmbeddingStep(Embedding embedding, Port in, Port out, float[] table, float[] learned) {
    this.embedding = embedding;
    this.in = in;
    this.out = out;
    this.table = table;
    this.learned = learned;
  }

  @Override
  public List<Port> kept() {
    return gathers() ? List.of(in) : List.of();
  }

  @Override
  public boolean gathers() {
    return learned.length > 0;
  }

  @Override
  public void forward(Chunk chunk) {
    int width = chunk.width();
    int size = embedding.width();
    float[] x = chunk.value(in);
    float[] y = chunk.value(out);
    for (int i = 0; i < in.size(); i++) {
      for (int r = 0; r < width; r++) {
        int from = row(x[i * width + r]) * size;
        for (int e = 0; e < size; e++) {
          y[(i * size + e) * width + r] = table[from + e];
        }
      }
    }
  }

  @Override
  public void backward(Chunk chunk) {
    if (in.wanted()) {
      Arrays.fill(chunk.gradient(in), 0, in.size() * chunk.width(), 0);
    }
  }

  @Override
  public void gather(List<Chunk> chunks, Workers workers) {
    if (gathers()) {
      workers.run(embedding.width(), e -> gather(chunks, e));
    }
  }

  /** One column of the table, over the batch's rows and their tokens in order. */
  private void gather(List<Chunk> chunks, int e) {
    int size = embedding.width();
    double[] sums = new double[embedding.vocabulary()];
    for (Chunk chunk : chunks) {
      float[] x = chunk.value(in);
      float[] gradient = chunk.gradient(out);
      for (int r = 0; r < chunk.rows(); r++) {
        for (int i = 0; i < in.size(); i++) {
          sums[row(x[i * chunk.width() + r])] += gradient[(i * size + e) * chunk.width() + r];
        }
      }
    }
    for (int row = 0; row < sums.length; row++) {
      learned[row * size + e] = (float) sums[row];
    }
  }

  private int row(float token) {
    return Math.clamp((int) token, 0, embedding.vocabulary() - 1);
  }
}
