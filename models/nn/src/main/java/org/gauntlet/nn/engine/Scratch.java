package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Arrays that tasks borrow, so that steady work allocates nothing. */
final class Scratch {
  private final Queue<float[]> free = new ConcurrentLinkedQueue<>();

  /** An array of at least this many zeros. */
  float[] take(int size) {
    float[] array = free.poll();
    if (array == null || array.length < size) {
      return new float[size];
    }
    Arrays.fill(array, 0, size, 0);
    return array;
  }

  void give(float[] array) {
    free.add(array);
  }
}
