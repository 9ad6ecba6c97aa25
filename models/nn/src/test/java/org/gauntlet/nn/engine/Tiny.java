package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pad;

/**
 * A network small enough to be worked out by hand; its answers are flattened into logits. A spare
 * logit stands behind them, so that a single answer makes a classifier too.
 */
record Tiny(Network network) {
  /** A single operator, named "op". */
  static Tiny of(Shape input, Operator operator) {
    return of(input, new Node("op", operator, List.of("x")));
  }

  /** These nodes, of which the first may read "x". */
  static Tiny of(Shape input, Node... nodes) {
    List<Node> all = new ArrayList<>(List.of(nodes));
    all.add(new Node("answers", new Flatten(), List.of(all.getLast().name())));
    Pad spare = new Pad(List.of(0), List.of(1), 0);
    all.add(new Node("logits", spare, List.of("answers")));
    Graph graph = new Graph(List.of(new Graph.Input("x", input)), all, List.of("logits"));
    int classes = graph.shapes().get("logits").size();
    return new Tiny(Network.initialise(graph, new Domain(input, -9, 9, classes), new Seed(0)));
  }

  /** The same with one parameter's values. */
  Tiny with(String parameter, float... values) {
    SequencedMap<String, Tensor> parameters = new LinkedHashMap<>(network.parameters());
    parameters.replace(parameter, Tensor.of(parameters.get(parameter).shape(), values));
    return new Tiny(network.with(parameters));
  }

  /** The answers to one row. */
  float[] forward(float... x) {
    Batch scores = CpuEngine.of(1).model(network).scores(inputs(new float[][] {x}));
    return Arrays.copyOf(scores.row(0).toArray(), answers());
  }

  /** The gradient of one row for one row of cotangents. */
  float[] pull(float[] x, float... cotangents) {
    GradientModel model = CpuEngine.of(1).model(network);
    try (GradientModel.Trace trace = model.trace(inputs(new float[][] {x}))) {
      return trace.pull(outputs(new float[][] {cotangents})).row(0).toArray();
    }
  }

  /** A pass in training mode with given cotangents, one array for each row. */
  Pass teach(float[][] x, float[][] cotangents) {
    Parameters parameters = new Parameters(network);
    Plan plan = Compiler.compile(network.graph(), parameters, Compiler.Purpose.LEARN);
    Workers workers = Workers.of(1);
    List<Chunk> chunks = new Rows(plan).takeAll(inputs(x), new Seed(4));
    plan.forward(chunks, workers);
    int classes = network.domain().classes();
    float[] answers = new float[x.length * classes];
    for (Chunk chunk : chunks) {
      chunk.unload(chunk.value(plan.output()), answers, classes);
      chunk.loadGradient(outputs(cotangents), plan.output());
    }
    plan.backward(chunks, workers);
    plan.gather(chunks, workers);
    return new Pass(Batch.adopt(Shape.of(classes), x.length, answers), parameters);
  }

  /** What a pass in training mode left. */
  record Pass(Batch logits, Parameters parameters) {
    float[] answers(int row) {
      return Arrays.copyOf(logits.row(row).toArray(), logits.shape().size() - 1);
    }

    float[] gradient(String parameter) {
      return parameters.gradient(parameter);
    }
  }

  private Batch inputs(float[][] rows) {
    return batch(network.domain().input(), rows);
  }

  private Batch outputs(float[][] rows) {
    float[][] wide = new float[rows.length][];
    Arrays.setAll(wide, i -> Arrays.copyOf(rows[i], answers() + 1));
    return batch(Shape.of(answers() + 1), wide);
  }

  private int answers() {
    return network.domain().classes() - 1;
  }

  private static Batch batch(Shape shape, float[][] rows) {
    List<Tensor> tensors = new ArrayList<>();
    for (float[] row : rows) {
      tensors.add(Tensor.of(shape, row));
    }
    return Batch.of(tensors);
  }
}
