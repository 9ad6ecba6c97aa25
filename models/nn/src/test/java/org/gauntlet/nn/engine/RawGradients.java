package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architecture;
import org.gauntlet.nn.arch.Fast;
import org.gauntlet.nn.arch.Madry;
import org.gauntlet.nn.arch.ResNet;
import org.gauntlet.nn.arch.RowLstm;
import org.gauntlet.nn.graph.Network;

/**
 * The bits of raw gradients and logits, row by row, of the nets that attacks meet most, and of
 * their parameters' gradients: not of anything that passed through a sign, which would hide what
 * differs. Prints them when started on its own, as another JVM does.
 */
final class RawGradients {
  /** What differs from run to run: rows asked at once, threads, and how often before. */
  private record Run(int rows, int threads, int repetition) {}

  private static final int[] SIZES = {64, 7, 1};
  private static final int THREADS = 3;

  private RawGradients() {}

  public static void main(String[] args) {
    lines().forEach(System.out::println);
  }

  /** "net: hash" for each net; fails when two runs in this JVM differ. */
  static List<String> lines() {
    Shape digit = Shape.of(1, 28, 28);
    Map<String, Integer> hashes = new LinkedHashMap<>();
    hashes.put("fast", hash(new Fast(), digit, 64, 8));
    hashes.put("madry", hash(new Madry(), digit, 17, 2));
    hashes.put("resnet", hash(new ResNet("resnet", 3, 8, 1), Shape.of(3, 12, 12), 64, 3));
    hashes.put("lstm", hash(new RowLstm(24), Shape.of(1, 9, 11), 64, 4));
    return hashes.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
  }

  private static int hash(Architecture architecture, Shape input, int largest, int repetitions) {
    Domain domain = new Domain(input, 0, 1, 10);
    Network network = Network.initialise(architecture.graph(domain), domain, new Seed(5));
    return 31 * pulled(architecture.name(), network, largest, repetitions)
        + learned(architecture.name(), network, largest);
  }

  /** The parameters' gradients, which depend on the whole batch, but not on the threads. */
  private static int learned(String name, Network network, int rows) {
    Batch x = Nets.inputs(network.domain(), rows);
    int[] labels = new int[rows];
    Arrays.setAll(labels, row -> row % network.domain().classes());
    int expected = learned(CpuEngine.of(1).learner(network), network, x, labels);
    for (int threads = 1; threads <= THREADS; threads++) {
      int found = learned(CpuEngine.of(threads).learner(network), network, x, labels);
      require(name + " in training", found == expected, new Run(rows, threads, 1));
    }
    return expected;
  }

  private static int learned(Learner learner, Network network, Batch x, int[] labels) {
    int hash = Double.hashCode(learner.learn(x, labels, new Seed(8)).loss());
    for (String parameter : network.graph().slots().keySet()) {
      hash = 31 * hash + Arrays.hashCode(learner.gradient(parameter));
    }
    return hash;
  }

  private static int pulled(String name, Network network, int largest, int repetitions) {
    int[] expected = {};
    for (int repetition = 0; repetition < repetitions; repetition++) {
      for (int threads = 1; threads <= THREADS; threads++) {
        GradientModel model = CpuEngine.of(threads).model(network);
        for (int size : SIZES) {
          int rows = Math.min(size, largest);
          int[] found = rowHashes(model, rows);
          expected = expected.length == 0 ? found : expected;
          boolean same = Arrays.equals(found, Arrays.copyOf(expected, rows));
          require(name, same, new Run(rows, threads, repetition));
        }
      }
    }
    return Arrays.hashCode(expected);
  }

  private static void require(String name, boolean same, Run run) {
    if (!same) {
      throw new AssertionError(name + " differs in " + run);
    }
  }

  private static int[] rowHashes(GradientModel model, int rows) {
    Batch x = Nets.inputs(model.domain(), rows);
    try (GradientModel.Trace trace = model.trace(x)) {
      Batch pulled = trace.pull(Nets.cotangents(model.domain(), rows));
      int[] hashes = new int[rows];
      Arrays.setAll(
          hashes,
          row ->
              31 * Arrays.hashCode(pulled.row(row).toArray())
                  + Arrays.hashCode(trace.scores().row(row).toArray()));
      return hashes;
    }
  }
}
