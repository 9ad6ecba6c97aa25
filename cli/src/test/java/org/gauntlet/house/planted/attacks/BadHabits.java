package org.gauntlet.house.planted.attacks;

import java.io.ObjectInputStream;
import jdk.incubator.vector.FloatVector;

/** One violation of every ban. */
@SuppressWarnings({"all", "rawtypes", "serial"})
class BadHabits {
  FloatVector vector;
  ObjectInputStream stream;

  static class Inheriting extends BadHabits {}

  record WithArray(float[] values) {}

  static final class TensorUtils {}

  public float getValue() {
    System.out.println(System.nanoTime());
    return (float) Math.random();
  }
}
