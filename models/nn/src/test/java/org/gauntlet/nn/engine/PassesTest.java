package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Tanh;
import org.junit.jupiter.api.Test;

/** Each pass by itself, data to data; that answers and gradients stay is for AdjointTest. */
class PassesTest {
  private static final Shape IMAGE = Shape.of(2, 4, 4);

  private static Pass.Program apply(Pass pass, Network network) {
    return pass.apply(new Pass.Program(network.graph(), new Parameters(network)));
  }

  /** "name: Operator(inputs)" for each node. */
  private static List<String> words(Pass.Program program) {
    return program.graph().nodes().stream()
        .map(
            node -> node.name() + ": " + node.operator().getClass().getSimpleName() + node.inputs())
        .toList();
  }

  private static Network chain(Operator... operators) {
    return Nets.chain(IMAGE, operators);
  }

  private static Network graph(Shape input, int classes, Node... nodes) {
    Graph graph =
        new Graph(
            List.of(new Graph.Input("x", input)),
            List.of(nodes),
            List.of(nodes[nodes.length - 1].name()));
    return Network.initialise(graph, new Domain(input, 0, 1, classes), new Seed(1));
  }

  @Test
  void whatNobodyReadsIsDropped() {
    Network network =
        graph(
            Shape.of(3),
            2,
            new Node("idle", new Dense(5), List.of("x")),
            new Node("idler", new Tanh(), List.of("idle")),
            new Node("used", new Tanh(), List.of("x")),
            new Node("logits", new Dense(2), List.of("used")));
    assertThat(words(apply(new DropUnread(), network)))
        .containsExactly("used: Tanh[x]", "logits: Dense[used]");
  }

  @Test
  void viewsOfViewsAreOneAndThoseThatChangeNothingNone() {
    Network network =
        chain(new Reshape(IMAGE), new Tanh(), new Reshape(Shape.of(32)), new Reshape(IMAGE));
    assertThat(words(apply(new DropViews(), network)))
        .startsWith("node1: Tanh[x]", "node2: Reshape[node1]", "flat: Flatten[node1]");
    Network last =
        graph(
            Shape.of(2),
            2,
            new Node("logits", new Dense(2), List.of("x")),
            new Node("same", new Reshape(Shape.of(2)), List.of("logits")));
    assertThat(words(apply(new DropViews(), last)))
        .as("what the graph answers keeps its name")
        .containsExactly("logits: Dense[x]", "same: Reshape[logits]");
  }

  @Test
  void aSingleScaleForAllIsNotOneForEachChannel() {
    Network network = chain(Conv2d.of(3, 3, 1, 1), new Affine(Shape.of(1, 1, 1)));
    assertThat(words(apply(new FoldChannels(), network)))
        .startsWith("node0: Conv2d[x]", "node1: Affine[node0]");
  }

  @Test
  void aNormIsFoldedIntoTheConvolutionBeforeIt() {
    Network network = chain(Conv2d.of(3, 3, 1, 1), BatchNorm.standard(), new Relu());
    assertThat(words(apply(new FoldChannels(), network)))
        .startsWith("node1: Conv2d[x]", "node2: Relu[node1]");
  }

  @Test
  void foldingTakesWhatItMadeAsWell() {
    Network network =
        chain(Conv2d.of(3, 3, 1, 1), new Affine(Shape.of(3, 1, 1)), BatchNorm.standard());
    assertThat(words(apply(new FoldChannels(), network))).startsWith("node2: Conv2d[x]");
  }

  @Test
  void whatIsReadTwiceOrScalesPixelsStays() {
    Network pixels = chain(Conv2d.of(3, 3, 1, 1), new Affine(Shape.of(1, 4, 1)));
    assertThat(words(apply(new FoldChannels(), pixels)))
        .startsWith("node0: Conv2d[x]", "node1: Affine[node0]");
    Network twice =
        graph(
            Shape.of(3),
            2,
            new Node("dense", new Dense(2), List.of("x")),
            new Node("norm", BatchNorm.standard(), List.of("dense")),
            new Node("logits", new Add(), List.of("norm", "dense")));
    assertThat(words(apply(new FoldChannels(), twice))).contains("norm: BatchNorm[dense]");
  }

  /** 1e30 x is a number for small x, and so is 1e30 of that for smaller ones; 1e60 is none. */
  @Test
  void weightsWhoseProductIsNoFloatStayApart() {
    Network network =
        graph(
            Shape.of(1),
            2,
            new Node("dense", new Dense(2), List.of("x")),
            new Node("far", new Affine(Shape.of(2)), List.of("dense")));
    for (float factor : new float[] {1e30f, 1e-30f}) {
      Parameters live = new Parameters(network);
      set(live, "dense.weight", 1, 1e30f);
      set(live, "far.scale", 1, factor);
      Pass.Program passed = new FoldChannels().apply(new Pass.Program(network.graph(), live));
      assertThat(words(passed).size()).isEqualTo(factor > 1 ? 2 : 1);
    }
  }

  @Test
  void foldedWeightsAreScaledAndFollowTheirSources() {
    Network network =
        graph(
            Shape.of(1),
            2,
            new Node("dense", new Dense(2), List.of("x")),
            new Node("norm", new BatchNorm(0.5f, 0.1f), List.of("dense")));
    Parameters live = new Parameters(network);
    set(live, "dense.weight", 3, 5);
    set(live, "dense.bias", 1, 2);
    set(live, "norm.scale", 4, 6);
    set(live, "norm.shift", 7, 8);
    set(live, "norm.mean", 10, 20);
    set(live, "norm.variance", 3.5f, 8.5f);
    Pass.Program folded = new FoldChannels().apply(new Pass.Program(network.graph(), live));
    // Factors 4/2 and 6/3; terms 7 - 10 * 2 and 8 - 20 * 2.
    assertThat(folded.parameters().values("norm.weight")).containsExactly(6, 10);
    assertThat(folded.parameters().values("norm.bias")).containsExactly(2 - 13, 4 - 32);
    set(live, "norm.scale", 8, 6);
    folded.parameters().derived().forEach(Follower::refresh);
    assertThat(folded.parameters().values("norm.weight")).containsExactly(12, 10);
    assertThat(folded.parameters().values("norm.bias")[0]).isCloseTo(4 - 33, within(1e-6f));
  }

  @Test
  void aRectifierMovesBehindThePoolingThatReadsIt() {
    Network network = chain(Conv2d.of(3, 3, 1, 1), new Relu(), MaxPool2d.of(2));
    assertThat(words(apply(new PoolFirst(), network)))
        .startsWith("node0: Conv2d[x]", "node1: MaxPool2d[node0]", "node2: Relu[node1]");
    Network leaky = chain(new LeakyRelu(0.1f), MaxPool2d.of(2), new Flatten());
    assertThat(words(apply(new PoolFirst(), leaky)))
        .startsWith("node0: LeakyRelu[x]", "node1: MaxPool2d[node0]");
  }

  private static void set(Parameters parameters, String name, float... values) {
    System.arraycopy(values, 0, parameters.values(name), 0, values.length);
    assertThat(parameters.values(name)).as(name).isEqualTo(Arrays.copyOf(values, values.length));
  }
}
