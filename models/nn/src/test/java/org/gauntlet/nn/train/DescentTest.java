package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.arch.Linear;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.junit.jupiter.api.Test;

final class DescentTest {
  private static final Graph NORMED =
      new GraphBuilder()
          .input("x", Shape.of(2))
          .then(new BatchNorm(1e-5f, 0.25f))
          .then(new Dense(2))
          .graph();

  @Test
  void everyTrainableParameterMovesByTheGivenRate() {
    ScriptedLearner learner = new ScriptedLearner(NORMED, 1.0);
    descent(Sgd.plain(100), NORMED).step(learner, 0.5);
    assertThat(learner.values("norm1.scale")).containsExactly(-0.5f, -0.5f);
    assertThat(learner.values("norm1.shift")).containsExactly(-0.5f, -0.5f);
    assertThat(learner.values("dense1.weight")).containsExactly(-0.5f, -0.5f, -0.5f, -0.5f);
    assertThat(learner.values("dense1.bias")).containsExactly(-0.5f, -0.5f);
  }

  @Test
  void buffersAreBlendedAndNotDescended() {
    ScriptedLearner learner = new ScriptedLearner(NORMED, 1.0);
    learner.gradient("norm1.mean")[1] = -3;
    learner.gradient("norm1.variance")[0] = 9;
    learner.values("norm1.variance")[0] = 1;
    Descent descent = descent(Sgd.plain(1), NORMED);
    descent.step(learner, 0.5);
    // 0 + 1/4 (1 - 0), 0 + 1/4 (-3 - 0); 1 + 1/4 (9 - 1), 0 + 1/4 (1 - 0)
    assertThat(learner.values("norm1.mean")).containsExactly(0.25f, -0.75f);
    assertThat(learner.values("norm1.variance")).containsExactly(3, 0.25f);
    descent.step(learner, 0);
    assertThat(learner.values("norm1.mean")).containsExactly(0.4375f, -1.3125f);
  }

  @Test
  void momentumLivesFromStepToStep() {
    Graph graph = new Linear().graph(Toys.PLANE);
    ScriptedLearner learner = new ScriptedLearner(graph, 1.0);
    Descent descent = descent(new Sgd(1, 0.5, false, 0), graph);
    descent.step(learner, 1);
    descent.step(learner, 1);
    descent.step(learner, 1);
    // Velocities 1, 1.5 and 1.75.
    assertThat(learner.values("dense1.bias")).containsExactly(-4.25f, -4.25f);
  }

  @Test
  void parametersDoNotShareMoments() {
    Graph graph = new Linear().graph(Toys.PLANE);
    ScriptedLearner learner = new ScriptedLearner(graph, 1.0);
    learner.gradient("dense1.bias")[0] = 0;
    learner.gradient("dense1.bias")[1] = 0;
    Descent descent = descent(new Sgd(1, 0.5, true, 0), graph);
    descent.step(learner, 1);
    descent.step(learner, 1);
    assertThat(learner.values("dense1.bias")).containsExactly(0, 0);
    // Nesterov: 1 + 0.5 * 1, then 1 + 0.5 * 1.5.
    assertThat(learner.values("dense1.weight")).containsOnly(-3.25f);
  }

  /** Under a constant gradient every bias-corrected step of Adam is exactly as long as the rate. */
  @Test
  void stepsAreCountedFromOne() {
    Graph graph = new Linear().graph(Toys.PLANE);
    ScriptedLearner learner = new ScriptedLearner(graph, 1.0);
    Descent descent = descent(Adam.standard(7), graph);
    for (int step = 1; step <= 5; step++) {
      descent.step(learner, 0.25);
      assertThat(learner.values("dense1.bias")[0])
          .as("after step %d", step)
          .isCloseTo(-0.25f * step, within(1e-4f));
    }
  }

  @Test
  void aMomentumIsACopyAndGoesOnWhereItWasTaken() {
    Graph graph = new Linear().graph(Toys.PLANE);
    ScriptedLearner learner = new ScriptedLearner(graph, 1.0);
    Optimizer optimizer = new Sgd(1, 0.5, false, 0);
    Descent descent = descent(optimizer, graph);
    descent.step(learner, 1);
    Momentum taken = descent.momentum();
    descent.step(learner, 1);
    assertThat(taken.steps()).isEqualTo(1);
    assertThat(taken.moments().get("dense1.bias")).containsExactly(Tensor.of(Shape.of(2), 1, 1));
    Descent again = new Descent(optimizer, graph, taken);
    again.step(learner, 1);
    assertThat(again.momentum()).isEqualTo(descent.momentum());
    assertThat(taken.moments().get("dense1.bias").getFirst().at(0)).isEqualTo(1);
  }

  private static Descent descent(Optimizer optimizer, Graph graph) {
    return new Descent(optimizer, graph, Momentum.none(optimizer, graph));
  }
}
