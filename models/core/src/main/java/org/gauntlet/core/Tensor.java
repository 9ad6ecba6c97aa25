package org.gauntlet.core;

import java.util.Arrays;

/** One immutable float32 value in row-major order. */
public final class Tensor {
  /** Computes one element of a result. */
  @FunctionalInterface
  public interface Unary {
    float apply(float x);
  }

  /** Computes one element of a result from the same element of two tensors. */
  @FunctionalInterface
  public interface Binary {
    float apply(float x, float y);
  }

  private final Shape shape;
  private final float[] values;

  private Tensor(Shape shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /** A tensor of the given values, which are copied. */
  public static Tensor of(Shape shape, float... values) {
    return adopt(shape, values.clone());
  }

  /** A tensor that takes the array over; the caller must not touch it again. */
  public static Tensor adopt(Shape shape, float[] values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "shape " + shape + " holds " + shape.size() + " values, got " + values.length);
    }
    return new Tensor(shape, values);
  }

  public static Tensor filled(Shape shape, float value) {
    float[] values = new float[shape.size()];
    Arrays.fill(values, value);
    return new Tensor(shape, values);
  }

  public Shape shape() {
    return shape;
  }

  public int size() {
    return values.length;
  }

  /** The element at a row-major position. */
  public float at(int index) {
    return values[index];
  }

  public float[] toArray() {
    return values.clone();
  }

  /** Writes all elements to {@code target}, starting at {@code offset}. */
  public void copyInto(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  public Tensor map(Unary f) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = f.apply(values[i]);
    }
    return new Tensor(shape, result);
  }

  public Tensor zip(Tensor other, Binary f) {
    sameShape(other);
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = f.apply(values[i], other.values[i]);
    }
    return new Tensor(shape, result);
  }

  public Tensor plus(Tensor other) {
    return zip(other, (x, y) -> x + y);
  }

  public Tensor minus(Tensor other) {
    return zip(other, (x, y) -> x - y);
  }

  public Tensor times(float factor) {
    return map(x -> x * factor);
  }

  public Tensor clamp(float low, float high) {
    return map(x -> Math.clamp(x, low, high));
  }

  /** The inner product, accumulated in double. */
  public double dot(Tensor other) {
    sameShape(other);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return sum;
  }

  /** The position of the largest element; the first of equals. */
  public int argmax() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Whether no element is NaN or infinite. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Equal shape and equal bits in every element. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + shape;
  }

  private void sameShape(Tensor other) {
    if (!shape.equals(other.shape)) {
      throw new IllegalArgumentException(
          "tensors must have one shape, got " + shape + " and " + other.shape);
    }
  }
}
