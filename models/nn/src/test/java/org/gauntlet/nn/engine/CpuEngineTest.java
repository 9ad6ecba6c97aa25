package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.kernels.Transcendental;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Relu;
import org.junit.jupiter.api.Test;

class CpuEngineTest {
  private final Network network = Nets.chain(Shape.of(6), new Dense(9), new Relu());
  private final Batch x = Nets.inputs(network.domain(), 40);
  private final int[] labels = new int[40];

  @Test
  void aLearnersModelFollowsItsValues() {
    Learner learner = CpuEngine.of(2).learner(network);
    GradientModel model = learner.model();
    assertThat(model.scores(x)).isEqualTo(CpuEngine.of(1).model(network).scores(x));
    learner.values("node0.weight")[5] += 1;
    Batch moved = model.scores(x);
    assertThat(moved).isNotEqualTo(CpuEngine.of(1).model(network).scores(x));
    assertThat(moved).isEqualTo(CpuEngine.of(1).model(learner.snapshot()).scores(x));
  }

  @Test
  void aNetworkKeepsItsParametersWhileItsLearnerMoves() {
    Learner learner = CpuEngine.of(1).learner(network);
    Tensor before = network.parameters().get("node0.weight");
    float[] copy = before.toArray();
    learner.values("node0.weight")[0] = 99;
    assertThat(before.toArray()).isEqualTo(copy);
    assertThat(learner.snapshot().parameters().get("node0.weight").at(0)).isEqualTo(99);
  }

  @Test
  void stepsAgainstTheGradientLowerTheLoss() {
    Learner learner = CpuEngine.of(2).learner(network);
    double first = learner.learn(x, labels, new Seed(0)).loss();
    Learner.Lesson last = learner.learn(x, labels, new Seed(0));
    for (int step = 0; step < 100; step++) {
      for (String name : network.parameters().keySet()) {
        float[] values = learner.values(name);
        float[] gradient = learner.gradient(name);
        for (int i = 0; i < values.length; i++) {
          values[i] -= 0.5f * gradient[i];
        }
      }
      last = learner.learn(x, labels, new Seed(0));
    }
    assertThat(last.loss()).isLessThan(0.05 * first);
    assertThat(last.correct()).isEqualTo(40);
  }

  @Test
  void aTraceIsPulledAsOftenAsNeededAndThenClosed() {
    GradientModel.Trace trace = CpuEngine.of(2).model(network).trace(x);
    Batch v = Nets.cotangents(network.domain(), 40);
    Batch pulled = trace.pull(v);
    trace.pull(trace.scores());
    assertThat(trace.pull(v)).isEqualTo(pulled);
    trace.close();
    assertThatThrownBy(() -> trace.pull(v))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the trace is closed");
  }

  @Test
  void numbersThatAreNoneComeBackAsTheyAre() {
    float[] values = new float[6];
    values[2] = Float.NaN;
    Batch broken = Batch.of(x.row(0), Tensor.adopt(Shape.of(6), values), x.row(2));
    Batch scores = CpuEngine.of(1).model(network).scores(broken);
    assertThat(scores.row(1).at(0)).isNaN();
    assertThat(scores.row(2)).isEqualTo(CpuEngine.of(1).model(network).scores(x).row(2));
  }

  @Test
  void refusesWhatDoesNotFit() {
    CpuEngine engine = CpuEngine.of(1);
    Batch wide = Batch.adopt(Shape.of(7), 1, new float[7]);
    assertThatThrownBy(() -> engine.model(network).scores(wide))
        .hasMessage("the input must be 1 rows of shape (6), got Batch[1 x (7)]");
    Learner learner = engine.learner(network);
    labels[3] = 4;
    assertThatThrownBy(() -> learner.learn(x, labels, new Seed(0)))
        .hasMessage("labels must be in [0, 4), got 4");
    assertThatThrownBy(() -> learner.values("weight"))
        .hasMessageContaining("node0.weight")
        .hasMessageEndingWith("got 'weight'");
  }

  @Test
  void describesItself() {
    CpuEngine.Description description = CpuEngine.of(2).description();
    assertThat(description.threads()).isEqualTo(2);
    assertThat(description.kernels()).isIn("Vector API", "plain Java");
    assertThat(description.bits()).isIn(32, 64, 128, 256, 512);
  }

  @Test
  void transcendentalsAreWithinAFewUnits() {
    for (float x = -20; x < 20; x += 0.0137f) {
      assertThat((double) Transcendental.tanh(x)).isCloseTo(Math.tanh(x), within(2e-7));
      assertThat(Transcendental.exp(x) / Math.exp(x)).isCloseTo(1, within(3e-7));
      assertThat(Transcendental.sigmoid(x) * (1 + Math.exp(-x))).isCloseTo(1, within(4e-7));
    }
    assertThat(Transcendental.sigmoid(-200)).isBetween(0f, 1e-37f);
    assertThat(Transcendental.sigmoid(200)).isOne();
    assertThat(Transcendental.tanh(-100)).isEqualTo(-1);
    assertThat(Transcendental.tanh(Float.NaN)).isNaN();
    assertThat(Transcendental.exp(Float.NaN)).isNaN();
  }
}
