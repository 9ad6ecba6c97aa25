package org.gauntlet.core;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** N rows of one shape, immutable. Every operation works row by row, so rows cannot mix. */
public final class Batch {
  /** Computes one row of a result. */
  @FunctionalInterface
  public interface RowFunction {
    Tensor apply(int row, Tensor value);
  }

  private final Shape shape;
  private final int size;
  private final float[] values;

  private Batch(Shape shape, int size, float[] values) {
    this.shape = shape;
    this.size = size;
    this.values = values;
  }

  /** A batch of at least one row; all rows must have one shape. */
  public static Batch of(List<Tensor> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a batch must have at least one row, got none");
    }
    Shape shape = rows.getFirst().shape();
    float[] values = new float[Math.multiplyExact(rows.size(), shape.size())];
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).shape().equals(shape)) {
        throw new IllegalArgumentException(
            "rows of a batch must have one shape, got " + shape + " and " + rows.get(i).shape());
      }
      rows.get(i).copyInto(values, i * shape.size());
    }
    return new Batch(shape, rows.size(), values);
  }

  public static Batch of(Tensor... rows) {
    return of(List.of(rows));
  }

  /** A batch that takes the row-major array over; the caller must not touch it again. */
  public static Batch adopt(Shape shape, int size, float[] values) {
    if (size < 1 || values.length != (long) size * shape.size()) {
      throw new IllegalArgumentException(
          size + " rows of shape " + shape + " do not fit " + values.length + " values");
    }
    return new Batch(shape, size, values);
  }

  /** The shape of one row. */
  public Shape shape() {
    return shape;
  }

  /** The number of rows. */
  public int size() {
    return size;
  }

  public Tensor row(int row) {
    Objects.checkIndex(row, size);
    int width = shape.size();
    return Tensor.adopt(shape, Arrays.copyOfRange(values, row * width, (row + 1) * width));
  }

  public List<Tensor> rows() {
    return IntStream.range(0, size).mapToObj(this::row).toList();
  }

  public float at(int row, int index) {
    return values[row * shape.size() + index];
  }

  /** Writes one row to {@code target}, starting at {@code offset}. */
  public void copyRowInto(int row, float[] target, int offset) {
    System.arraycopy(values, row * shape.size(), target, offset, shape.size());
  }

  /** The rows {@code from} (inclusive) to {@code to} (exclusive). */
  public Batch slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    int width = shape.size();
    return adopt(shape, to - from, Arrays.copyOfRange(values, from * width, to * width));
  }

  public Batch map(RowFunction f) {
    return of(IntStream.range(0, size).mapToObj(i -> f.apply(i, row(i))).toList());
  }

  /** The position of the largest element of each row; the first of equals. */
  public int[] argmax() {
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = row(i).argmax();
    }
    return labels;
  }

  /** Equal shape, size and bits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Batch that
        && size == that.size
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Batch[" + size + " x " + shape + "]";
  }
}
