package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;

/** Cuts batches into chunks, and keeps the chunks and the memory that are not in use. */
final class Rows {
  private static final int WIDE = 32;
  private static final int NARROW = 16;

  private final Plan plan;
  private final Queue<Chunk> wide = new ConcurrentLinkedQueue<>();
  private final Queue<Chunk> narrow = new ConcurrentLinkedQueue<>();
  private final Queue<float[][]> wideMemory = new ConcurrentLinkedQueue<>();
  private final Queue<float[][]> narrowMemory = new ConcurrentLinkedQueue<>();

  Rows(Plan plan) {
    this.plan = plan;
  }

  /** Rows of a chunk for a batch of this size: small batches are cut finer, to occupy threads. */
  static int width(int size) {
    return size > 2 * WIDE - NARROW ? WIDE : NARROW;
  }

  /** The rows in use of all chunks. */
  static int count(List<Chunk> chunks) {
    int rows = 0;
    for (int i = 0; i < chunks.size(); i++) {
      rows += chunks.get(i).rows();
    }
    return rows;
  }

  /** Refuses a batch of other rows than the plan's. */
  static void check(String what, Batch batch, Shape expected, int rows) {
    if (!batch.shape().equals(expected) || batch.size() != rows) {
      throw new IllegalArgumentException(
          "%s must be %d rows of shape %s, got %s".formatted(what, rows, expected, batch));
    }
  }

  /** A chunk for as many rows, with nothing in it. */
  Chunk take(int width) {
    Chunk free = (width == WIDE ? wide : narrow).poll();
    return free == null ? plan.chunk(width) : free;
  }

  void give(Chunk chunk) {
    (chunk.width() == WIDE ? wide : narrow).add(chunk);
  }

  /** Memory for a chunk of as many rows on its way. */
  float[][] takeMemory(int width) {
    float[][] free = (width == WIDE ? wideMemory : narrowMemory).poll();
    return free == null ? plan.lent(width) : free;
  }

  void giveMemory(int width, float[][] memory) {
    (width == WIDE ? wideMemory : narrowMemory).add(memory);
  }

  /** Chunks of the whole batch, for a plan that lends no memory. */
  List<Chunk> takeAll(Batch x, Seed seed) {
    int width = width(x.size());
    List<Chunk> chunks = new ArrayList<>();
    for (int first = 0; first < x.size(); first += width) {
      Chunk chunk = take(width);
      chunk.load(x, first, plan.input(), seed);
      chunks.add(chunk);
    }
    return chunks;
  }
}
