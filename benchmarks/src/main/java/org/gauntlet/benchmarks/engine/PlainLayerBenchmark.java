package org.gauntlet.benchmarks.engine;

import java.util.concurrent.TimeUnit;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.nn.engine.CpuEngine;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Layers without weights on one thread: pooling, and softmax for its exp. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class PlainLayerBenchmark {
  private static final int SHOWN = 10;

  /** One of {@link LayerShape}'s names. */
  @Param({"max pool 64 32x32", "average pool 64 32x32", "softmax 1000"})
  private String layer = "";

  private Batch x;
  private GradientModel model;
  private GradientModel.Trace trace;

  /** Builds the layer and runs it forward once, so that there is something to pull back. */
  @Setup
  public void build() {
    LayerShape shape = LayerShape.named(layer);
    x = Input.noise(shape.input(), shape.rows(), SHOWN).x();
    model = CpuEngine.of(1).model(shape.network(SHOWN));
    trace = model.trace(x);
  }

  /** Gives the trace's memory back. */
  @TearDown
  public void close() {
    trace.close();
  }

  /** x to the answer. */
  @Benchmark
  public Batch forward() {
    return model.scores(x);
  }

  /** The answer's gradient to that of x. */
  @Benchmark
  public Batch inputGradient() {
    return trace.pull(trace.scores());
  }
}
