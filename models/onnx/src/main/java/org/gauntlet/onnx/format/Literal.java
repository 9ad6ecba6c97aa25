package org.gauntlet.onnx.format;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** A constant of any rank, immutable, in row-major order: real numbers or whole ones. */
public final class Literal {
  private final ElementType type;
  private final List<Integer> dims;
  private final float[] reals;
  private final double[] doubles;
  private final long[] wholes;

  private Literal(
      ElementType type, List<Integer> dims, float[] reals, double[] doubles, long[] wholes) {
    this.type = type;
    this.dims = List.copyOf(dims);
    this.reals = reals;
    this.doubles = doubles;
    this.wholes = wholes;
    if (count(this.dims) != size()) {
      throw new IllegalArgumentException(
          "dims " + dims + " hold " + count(this.dims) + " elements, got " + size());
    }
  }

  /** Real numbers of float32; takes the array over. */
  public static Literal of(List<Integer> dims, float... values) {
    return new Literal(ElementType.FLOAT, dims, values, new double[0], new long[0]);
  }

  /** Elements of any type by number, from whichever function the type asks for. */
  public static Literal of(
      ElementType type, List<Integer> dims, IntToDoubleFunction real, IntToLongFunction whole) {
    int count = count(dims);
    if (type == ElementType.DOUBLE) {
      double[] doubles = new double[count];
      Arrays.setAll(doubles, real);
      return new Literal(type, dims, new float[0], doubles, new long[0]);
    }
    if (type.isReal()) {
      float[] reals = new float[count];
      for (int i = 0; i < count; i++) {
        reals[i] = (float) real.applyAsDouble(i);
      }
      return of(dims, reals);
    }
    long[] wholes = new long[count];
    Arrays.setAll(wholes, whole);
    return of(type, dims, wholes);
  }

  /** Whole numbers or truth values; takes the array over. */
  public static Literal of(ElementType type, List<Integer> dims, long... values) {
    if (type.isReal()) {
      throw new IllegalArgumentException("whole numbers need a whole type, got " + type);
    }
    return new Literal(type, dims, new float[0], new double[0], values);
  }

  /** A list of int64 numbers. */
  public static Literal list(long... values) {
    return of(ElementType.INT64, List.of(values.length), values);
  }

  /** How many elements these dims hold; refuses what no array can. */
  public static int count(List<Integer> dims) {
    long count = 1;
    for (int dim : dims) {
      if (dim < 0) {
        throw new IllegalArgumentException("dims must be >= 0, got " + dims);
      }
      count *= dim;
      if (count > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("dims " + dims + " hold more than 2^31-1 elements");
      }
    }
    return (int) count;
  }

  public ElementType type() {
    return type;
  }

  public List<Integer> dims() {
    return dims;
  }

  public int rank() {
    return dims.size();
  }

  public int size() {
    return reals.length + doubles.length + wholes.length;
  }

  /** Element i as a number of float32. */
  public float real(int i) {
    return type.isReal() && type != ElementType.DOUBLE ? reals[i] : (float) exact(i);
  }

  /** Element i as a real number. */
  public double exact(int i) {
    return type == ElementType.DOUBLE ? doubles[i] : type.isReal() ? reals[i] : wholes[i];
  }

  /** Element i as a whole number; real ones are cut towards zero. */
  public long whole(int i) {
    return type.isReal() ? (long) exact(i) : wholes[i];
  }

  /** All elements as real numbers. */
  public float[] reals() {
    float[] all = new float[size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = real(i);
    }
    return all;
  }

  /** All elements as whole numbers. */
  public long[] wholes() {
    long[] all = new long[size()];
    Arrays.setAll(all, this::whole);
    return all;
  }

  /** The same elements in another shape. */
  public Literal as(List<Integer> shape) {
    return new Literal(type, shape, reals, doubles, wholes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Literal that
        && type == that.type
        && dims.equals(that.dims)
        && Arrays.equals(reals, that.reals)
        && Arrays.equals(doubles, that.doubles)
        && Arrays.equals(wholes, that.wholes);
  }

  @Override
  public int hashCode() {
    return 31 * dims.hashCode()
        + Arrays.hashCode(reals)
        + Arrays.hashCode(doubles)
        + Arrays.hashCode(wholes);
  }

  @Override
  public String toString() {
    return type + dims.toString();
  }
}
