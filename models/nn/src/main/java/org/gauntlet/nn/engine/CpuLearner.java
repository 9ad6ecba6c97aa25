package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.engine.kernels.WarmUp;
import org.gauntlet.nn.graph.Network;

/** Training on the CPU. Sums over rows run in an order that the number of threads cannot change. */
final class CpuLearner implements Learner {
  private final Network network;
  private final Parameters parameters;
  private final Plan plan;
  private final Rows rows;
  private final Workers workers;
  private final GradientModel model;

  CpuLearner(Network network, Workers workers) {
    this.network = network;
    this.workers = workers;
    parameters = new Parameters(network);
    plan = Compiler.compile(network.graph(), parameters, Compiler.Purpose.LEARN);
    rows = new Rows(plan);
    Plan inference = Compiler.compile(network.graph(), parameters, Compiler.Purpose.ATTACK);
    model = new CpuModel(network.domain(), inference, workers, true);
  }

  @Override
  public Lesson learn(Batch x, int[] labels, Seed seed) {
    check(x, labels);
    WarmUp.await();
    plan.refresh();
    List<Chunk> chunks = rows.takeAll(x, seed);
    plan.forward(chunks, workers);
    double[] losses = new double[labels.length];
    boolean[] correct = new boolean[labels.length];
    workers.run(
        chunks.size(),
        i ->
            CrossEntropy.teach(
                chunks.get(i), plan.output(), labels, labels.length, losses, correct));
    plan.backward(chunks, workers);
    plan.gather(chunks, workers);
    chunks.forEach(rows::give);
    return lesson(losses, correct);
  }

  @Override
  public float[] values(String parameter) {
    return parameters.values(parameter);
  }

  @Override
  public float[] gradient(String parameter) {
    return parameters.gradient(parameter);
  }

  @Override
  public GradientModel model() {
    return model;
  }

  @Override
  public Network snapshot() {
    return parameters.snapshot(network);
  }

  private static Lesson lesson(double[] losses, boolean[] correct) {
    double loss = 0;
    int right = 0;
    for (int i = 0; i < losses.length; i++) {
      loss += losses[i];
      right += correct[i] ? 1 : 0;
    }
    return new Lesson(loss / losses.length, right);
  }

  private void check(Batch x, int[] labels) {
    Rows.check("the input", x, network.domain().input(), labels.length);
    int classes = network.domain().classes();
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException("labels must be in [0, " + classes + "), got " + label);
      }
    }
  }
}
