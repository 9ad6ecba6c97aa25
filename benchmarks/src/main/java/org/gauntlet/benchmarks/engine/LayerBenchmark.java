package org.gauntlet.benchmarks.engine;

import java.util.concurrent.TimeUnit;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.Network;
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

/**
 * Layers with weights on one thread: their products, convolutions and gradients, with what moves
 * rows in and out. A network shows only the first few values of its layer, but computes them all.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class LayerBenchmark {
  private static final int SHOWN = 10;

  /** One of {@link LayerShape}'s names. */
  @Param({
    "GEMM 512,512,512 (dense)",
    "GEMM 64,12544,288 (1x1)",
    "conv 1->32 28x28 k5",
    "conv 3->64 32x32 k3",
    "conv 32->64 14x14 k3",
    "conv 64->64 32x32 k3"
  })
  private String layer = "";

  private Input input;
  private int[] labels;
  private GradientModel model;
  private GradientModel.Trace trace;
  private Learner learner;

  /** Builds the layer and runs it forward once, so that there is something to pull back. */
  @Setup
  public void build() {
    LayerShape shape = LayerShape.named(layer);
    Network network = shape.network(SHOWN);
    input = Input.noise(shape.input(), shape.rows(), SHOWN);
    labels = input.labels().toArray();
    model = CpuEngine.of(1).model(network);
    trace = model.trace(input.x());
    learner = CpuEngine.of(1).learner(network);
  }

  /** Gives the trace's memory back. */
  @TearDown
  public void close() {
    trace.close();
  }

  /** x to the answer. */
  @Benchmark
  public Batch forward() {
    return model.scores(input.x());
  }

  /** The answer's gradient to that of x. */
  @Benchmark
  public Batch inputGradient() {
    return trace.pull(trace.scores());
  }

  /** Forward and back to the weights' gradient. */
  @Benchmark
  public Learner.Lesson forwardAndWeightGradient() {
    return learner.learn(input.x(), labels, new Seed(1));
  }
}
