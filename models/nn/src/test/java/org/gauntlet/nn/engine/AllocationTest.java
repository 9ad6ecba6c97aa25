package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architecture;
import org.gauntlet.nn.arch.Fast;
import org.gauntlet.nn.arch.LeNet5;
import org.gauntlet.nn.arch.ResNet;
import org.gauntlet.nn.arch.RowLstm;
import org.gauntlet.nn.graph.Network;
import org.junit.jupiter.api.Test;

/**
 * Steady steps leave next to no garbage. A young JVM boxes vectors until its compiler is done, so
 * the least of many steps counts, which is what a long run's steps come to.
 */
class AllocationTest {
  private static final int ROWS = 64;

  /** Bytes beyond what is handed out: objects of the batch, its trace and its chunks. */
  private static final long BOUND = 1000;

  /** Losses, labels, and a few objects for each layer. */
  private static final long TRAINING_BOUND = 8000;

  private static final long PATIENCE = 30_000_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void theFastNet() {
    assertThat(leastBytes(new Fast(), Shape.of(1, 28, 28))).isBetween(0L, BOUND);
  }

  @Test
  void poolsAndDenseLayers() {
    assertThat(leastBytes(new LeNet5(), Shape.of(1, 28, 28))).isBetween(0L, BOUND);
  }

  @Test
  void residualBlocks() {
    ResNet net = new ResNet("resnet", 3, 8, 1);
    assertThat(leastBytes(net, Shape.of(3, 12, 12))).isBetween(0L, BOUND);
  }

  @Test
  void recurrentLayers() {
    assertThat(leastBytes(new RowLstm(24), Shape.of(1, 9, 11))).isBetween(0L, BOUND);
  }

  /** Training hands out nothing; the trained net has every kind of gradient that is summed. */
  @Test
  void training() {
    Network network = network(new ResNet("resnet", 3, 8, 1), Shape.of(3, 12, 12));
    Learner learner = CpuEngine.of(1).learner(network);
    Batch x = Nets.inputs(network.domain(), ROWS);
    int[] labels = new int[ROWS];
    Seed seed = new Seed(3);
    assertThat(leastBytes(() -> learner.learn(x, labels, seed), TRAINING_BOUND))
        .isBetween(0L, TRAINING_BOUND);
  }

  /** The least that an attack's step allocates beyond its answers. */
  private static long leastBytes(Architecture architecture, Shape input) {
    Network network = network(architecture, input);
    GradientModel model = CpuEngine.of(1).model(network);
    Batch x = Nets.inputs(network.domain(), ROWS);
    Batch v = Nets.cotangents(network.domain(), ROWS);
    long answers = (long) ROWS * Float.BYTES * (input.size() + network.domain().classes());
    return leastBytes(() -> step(model, x, v), answers + BOUND) - answers;
  }

  private static Network network(Architecture architecture, Shape input) {
    Domain domain = new Domain(input, 0, 1, 10);
    return Network.initialise(architecture.graph(domain), domain, new Seed(5));
  }

  /** The least that a step allocates, within patience. */
  private static long leastBytes(Runnable step, long enough) {
    long least = Long.MAX_VALUE;
    long end = System.nanoTime() + PATIENCE;
    while (least > enough && System.nanoTime() < end) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      step.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static void step(GradientModel model, Batch x, Batch v) {
    try (GradientModel.Trace trace = model.trace(x)) {
      trace.pull(v);
    }
  }
}
