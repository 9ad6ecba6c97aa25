package org.gauntlet.nn.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Arrays that tasks borrow, so that steady work allocates nothing, not even nodes of a queue. */
final class Scratch {
  private final Deque<float[]> free = new ArrayDeque<>();

  /** An array of at least this many zeros. */
  float[] take(int size) {
    float[] array = poll();
    if (array == null || array.length < size) {
      return new float[size];
    }
    Arrays.fill(array, 0, size, 0);
    return array;
  }

  void give(float[] array) {
    synchronized (free) {
      free.push(array);
    }
  }

  private float @Nullable [] poll() {
    synchronized (free) {
      return free.poll();
    }
  }
}
