package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.OnnxNode;
import org.junit.jupiter.api.Test;

/** Sequences written as ONNX come back as the networks they were. */
class SequenceFormsTest {
  private static final Domain STEPS = new Domain(Shape.of(4, 3), -1, 1, 3);

  @Property(tries = 60)
  void everyCellComesBackInBothDirectionsFromZerosOrStates(
      @ForAll Cell cell,
      @ForAll boolean reverse,
      @ForAll boolean states,
      @ForAll @IntRange(min = 1, max = 6) int hidden,
      @ForAll long seed) {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", STEPS.input());
    List<Value> reads = new ArrayList<>(List.of(x));
    if (states) {
      reads.add(x.then(new Flatten()).then(new Dense(hidden)));
      if (cell.states() == 2) {
        reads.add(builder.node(new Constant(Shape.of(hidden)), List.of()));
      }
    }
    Value y = builder.node(new Recurrent(cell, hidden, reverse), reads);
    Network network = network(y, STEPS, seed);
    Network back = back(network);
    assertThat(back).isEqualTo(network);
    Batch rows =
        Batch.of(
            new Seed(seed).child("a").open().uniform(STEPS.input(), -1, 1),
            new Seed(seed).child("b").open().uniform(STEPS.input(), -1, 1));
    assertThat(CpuEngine.of(1).model(back).scores(rows))
        .isEqualTo(CpuEngine.of(1).model(network).scores(rows));
  }

  @Test
  void tokensAreWrittenAsWholeNumbersThatARowOfTheTableIsGatheredFor() {
    Domain tokens = new Domain(Shape.of(5), 0, 6, 3);
    GraphBuilder builder = new GraphBuilder();
    Value rows = builder.input("x", tokens.input()).then(new Embedding(7, 2));
    Value y = builder.node(new Recurrent(Cell.GRU, 4, false), List.of(rows));
    Network network = network(y, tokens, 3);
    OnnxModel model = OnnxModel.parse(OnnxExport.encode(network));
    assertThat(model.graph().inputs().getFirst().elementType()).isEqualTo(7);
    assertThat(back(network)).isEqualTo(network);
    Batch x = Batch.of(Tensor.of(tokens.input(), 0, 6, 2, 2, 5));
    assertThat(CpuEngine.of(1).model(back(network)).scores(x))
        .isEqualTo(CpuEngine.of(1).model(network).scores(x));
  }

  @Test
  void otherReadersOfTheTokensKeepThemFromBeingWritten() {
    Domain tokens = new Domain(Shape.of(5), 0, 6, 3);
    Value x = new GraphBuilder().input("x", tokens.input());
    Value both = x.then(new Embedding(7, 1)).then(new Flatten()).plus(x);
    Network network = network(both, tokens, 3);
    assertThat(OnnxExport.unwritable(network))
        .extracting(OnnxExport.Unwritable::why)
        .containsExactly("only embeddings of the input itself are written, read by no other");
  }

  /** The layout and the order of operators that every runtime has. */
  @Test
  void aLayerIsWrittenInTheLayoutOfSteps() {
    GraphBuilder builder = new GraphBuilder();
    Value x = builder.input("x", STEPS.input());
    Network network =
        network(builder.node(new Recurrent(Cell.LSTM, 2, true), List.of(x)), STEPS, 1);
    OnnxModel model = OnnxModel.parse(OnnxExport.encode(network));
    assertThat(model.graph().nodes())
        .extracting(OnnxNode::operator)
        .containsExactly("Transpose", "LSTM", "Squeeze", "Transpose", "Flatten", "Gemm");
    assertThat(model.graph().constants().get("lstm1.W").dims()).isEqualTo(List.of(1, 8, 3));
    assertThat(model.graph().constants().get("lstm1.R").dims()).isEqualTo(List.of(1, 8, 2));
    assertThat(model.graph().constants().get("lstm1.B").dims()).isEqualTo(List.of(1, 16));
  }

  private static Network network(Value y, Domain domain, long seed) {
    Value flat = y.shape().rank() == 1 ? y : y.then(new Flatten());
    return Network.initialise(flat.then(new Dense(3)).graph(), domain, new Seed(seed));
  }

  private static Network back(Network network) {
    return OnnxFile.of("x", OnnxExport.encode(network)).network().network();
  }
}
