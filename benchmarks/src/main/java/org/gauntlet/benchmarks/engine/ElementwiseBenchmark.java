package org.gauntlet.benchmarks.engine;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Kernels that go over values one by one; both curves have an exp in them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class ElementwiseBenchmark {
  private final Kernels kernels = ChosenKernels.kernels();

  /** How many values: a few lines, or more than the first cache holds. */
  @Param({"64", "4096", "65536"})
  private int values;

  private float[] x = {};
  private float[] y = {};
  private int[] signs = {};

  /** Values from -8 to 8. */
  @Setup
  public void fill() {
    x = new float[values];
    for (int i = 0; i < values; i++) {
      x[i] = 16f * i / values - 8;
    }
    y = new float[values];
    signs = new int[values / Kernels.GROUP];
    Arrays.fill(signs, 0x5a5a);
  }

  /** y = 1 / (1 + exp(-x)). */
  @Benchmark
  public float[] sigmoid() {
    kernels.sigmoid(x, 0, y, 0, values);
    return y;
  }

  /** y = tanh(x). */
  @Benchmark
  public float[] tanh() {
    kernels.tanh(x, 0, y, 0, values);
    return y;
  }

  /** y = max(x, 0) and its signs. */
  @Benchmark
  public float[] rectify() {
    kernels.rectify(0, x, y, signs, signs.length, Kernels.GROUP);
    return y;
  }

  /** The way back of ReLU. */
  @Benchmark
  public float[] rectifyBack() {
    kernels.rectifyBack(0, signs, x, y, signs.length, Kernels.GROUP);
    return y;
  }
}
