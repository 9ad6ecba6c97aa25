package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;

/** Cuts batches into chunks, and keeps the chunks and gradient buffers that are not in use. */
final class Rows {
  private static final int WIDE = 32;
  private static final int NARROW = 16;

  private final Plan plan;
  private final Queue<Chunk> wide = new ConcurrentLinkedQueue<>();
  private final Queue<Chunk> narrow = new ConcurrentLinkedQueue<>();
  private final Queue<float[][]> wideGradients = new ConcurrentLinkedQueue<>();
  private final Queue<float[][]> narrowGradients = new ConcurrentLinkedQueue<>();

  Rows(Plan plan) {
    this.plan = plan;
  }

  /** Rows of a chunk for a batch of this size: small batches are cut finer, to occupy threads. */
  static int width(int size) {
    return size > 2 * WIDE - NARROW ? WIDE : NARROW;
  }

  /** Refuses a batch of other rows than the plan's. */
  static void check(String what, Batch batch, Shape expected, int rows) {
    if (!batch.shape().equals(expected) || batch.size() != rows) {
      throw new IllegalArgumentException(
          "%s must be %d rows of shape %s, got %s".formatted(what, rows, expected, batch));
    }
  }

  /** A chunk that holds the rows of x from {@code first} on. */
  Chunk take(Batch x, int first, int width, Seed seed) {
    Chunk free = (width == WIDE ? wide : narrow).poll();
    Chunk chunk = free == null ? plan.chunk(width) : free;
    chunk.load(x, first, plan.input(), seed);
    return chunk;
  }

  void give(Chunk chunk) {
    (chunk.width() == WIDE ? wide : narrow).add(chunk);
  }

  /** Chunks of the whole batch. */
  List<Chunk> takeAll(Batch x, Seed seed) {
    int width = width(x.size());
    List<Chunk> chunks = new ArrayList<>();
    for (int first = 0; first < x.size(); first += width) {
      chunks.add(take(x, first, width, seed));
    }
    return chunks;
  }

  float[][] takeGradients(int width) {
    float[][] free = (width == WIDE ? wideGradients : narrowGradients).poll();
    return free == null ? plan.gradients(width) : free;
  }

  void giveGradients(int width, float[][] gradients) {
    (width == WIDE ? wideGradients : narrowGradients).add(gradients);
  }
}
