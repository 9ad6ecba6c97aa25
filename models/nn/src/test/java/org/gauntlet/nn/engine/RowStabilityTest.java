package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law 3: the bits of a row's answer do not depend on its company or on threads. */
class RowStabilityTest {
  private static final int ROWS = 64;

  static Stream<String> nets() {
    return Nets.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("nets")
  void aRowHasTheSameBitsInEveryBatch(String name) {
    Network network = Nets.all().get(name);
    GradientModel alone = CpuEngine.of(1).model(network);
    GradientModel shared = CpuEngine.of(2).model(network);
    Batch x = Nets.inputs(network.domain(), ROWS);
    Batch v = Nets.cotangents(network.domain(), ROWS);
    Batch scores = alone.scores(x);
    Batch pulled = pull(alone, x, v);
    for (int size : new int[] {1, 7, 33, ROWS}) {
      for (int from = 0; from + size <= ROWS; from += Math.max(size, 9)) {
        for (GradientModel model : List.of(alone, shared)) {
          Batch part = x.slice(from, from + size);
          assertThat(model.scores(part)).as(name).isEqualTo(scores.slice(from, from + size));
          assertThat(pull(model, part, v.slice(from, from + size)))
              .as("%s, rows %d to %d", name, from, from + size)
              .isEqualTo(pulled.slice(from, from + size));
        }
      }
    }
  }

  /** Of more rows than read weights together, which would take as much memory as there are rows. */
  @Test
  void aLongBatchIsAnsweredInParts() {
    Domain domain = new Domain(Shape.of(600), 0, 1, 500);
    Network network =
        Network.initialise(
            new GraphBuilder().input("x", domain.input()).then(new Dense(500)).graph(),
            domain,
            new Seed(1));
    GradientModel model = CpuEngine.of(2).model(network);
    Batch x = Nets.inputs(domain, 1100);
    Batch scores = model.scores(x);
    for (int from : new int[] {0, 500, 1024, 1090}) {
      assertThat(scores.slice(from, from + 10))
          .as("rows from %d", from)
          .isEqualTo(model.scores(x.slice(from, from + 10)));
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  void lessonsHaveTheSameBitsForAnyNumberOfThreads(String name) {
    Network network = Nets.all().get(name);
    Batch x = Nets.inputs(network.domain(), 71);
    int[] labels = new int[71];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % network.domain().classes();
    }
    Learner alone = CpuEngine.of(1).learner(network);
    Learner shared = CpuEngine.of(2).learner(network);
    // Twice, so that the second lesson runs in used buffers.
    for (int lesson = 0; lesson < 2; lesson++) {
      Seed seed = new Seed(lesson);
      assertThat(shared.learn(x, labels, seed)).isEqualTo(alone.learn(x, labels, seed));
    }
    for (Map.Entry<String, Slot> slot : network.graph().slots().entrySet()) {
      assertThat(shared.gradient(slot.getKey()))
          .as("%s %s", name, slot.getKey())
          .isEqualTo(alone.gradient(slot.getKey()));
    }
  }

  @Test
  void callersMayShareAModel() throws Exception {
    Network network = Nets.all().get("residual");
    GradientModel model = CpuEngine.of(2).model(network);
    Batch x = Nets.inputs(network.domain(), 50);
    Batch v = Nets.cotangents(network.domain(), 50);
    Batch expected = pull(model, x, v);
    try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
      List<Future<Batch>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        answers.add(callers.submit(() -> pull(model, x, v)));
      }
      for (Future<Batch> answer : answers) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    }
  }

  private static Batch pull(GradientModel model, Batch x, Batch v) {
    try (GradientModel.Trace trace = model.trace(x)) {
      return trace.pull(v);
    }
  }
}
