package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.arch.Architecture;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.engine.Traceable;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.StraightThrough;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks as ONNX and back: nothing is lost, and what is written is what people expect. */
class OnnxExportTest {
  private static final Domain IMAGES = new Domain(Shape.of(3, 20, 24), 0, 1, 5);

  static Stream<Architecture> architectures() {
    return Architectures.all().stream().filter(OnnxExportTest::takesImages);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyArchitectureComesBackAsTheNetworkItWas(Architecture architecture) {
    Network network = Network.initialise(architecture.graph(IMAGES), IMAGES, new Seed(4));
    assertThat(OnnxExport.unwritable(network)).isEmpty();
    assertThat(back(network)).isEqualTo(network);
  }

  @Property(tries = 300)
  void randomNetworksAnswerAndPullBackWithTheSameBits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int operators) {
    Network network = RandomNetworks.of(new Seed(seed), operators);
    Network back = back(network);
    assertThat(back.domain()).isEqualTo(network.domain());
    Batch x = RandomNetworks.rows(network, 3, new Seed(seed).child("rows"));
    Traceable model = CpuEngine.of(1).traceable(network);
    Traceable again = CpuEngine.of(1).traceable(back);
    assertThat(CpuEngine.of(1).model(back).scores(x))
        .isEqualTo(CpuEngine.of(1).model(network).scores(x));
    int[] labels = {0, 1, 2};
    assertThat(Gradients.of(again, x, labels)).isEqualTo(Gradients.of(model, x, labels));
    assertThat(back(back)).as("what was read once is written and read unchanged").isEqualTo(back);
  }

  /** But what is only a view of one, which is not written. */
  @Test
  void randomNetworksHoldEveryOperator() {
    Set<Class<?>> seen = new HashSet<>(Set.of(StraightThrough.class));
    for (int seed = 0; seed < 200; seed++) {
      RandomNetworks.of(new Seed(seed), 8).graph().nodes().stream()
          .map(Node::operator)
          .map(Object::getClass)
          .forEach(seen::add);
    }
    assertThat(seen)
        .as("add the operator to RandomNetworks")
        .containsAll(List.of(Operator.class.getPermittedSubclasses()));
  }

  @Test
  void theBatchIsOpenNamesAreKeptAndWeightsAreConstants() {
    Network network =
        Network.initialise(Architectures.named("fast").graph(IMAGES), IMAGES, new Seed(4));
    OnnxModel model = OnnxModel.parse(OnnxExport.encode(network));
    assertThat(model.opsets()).containsExactly(Map.entry("", 20L));
    assertThat(model.graph().inputs()).extracting(Signature::name).containsExactly("x");
    assertThat(model.graph().inputs())
        .extracting(Signature::shape)
        .containsExactly("(batch, 3, 20, 24)");
    assertThat(model.graph().outputs()).extracting(Signature::shape).containsExactly("(batch, 5)");
    assertThat(model.graph().nodes().stream().map(node -> node.name() + " " + node.operator()))
        .containsExactly(
            "conv1 Conv",
            "relu1 Relu",
            "conv2 Conv",
            "relu2 Relu",
            "flatten1 Flatten",
            "dense1 Gemm",
            "relu3 Relu",
            "dense2 Gemm");
    assertThat(model.graph().constants().keySet())
        .containsExactlyElementsOf(network.parameters().keySet());
    Literal weight = model.graph().constants().get("conv2.weight");
    assertThat(weight.dims()).isEqualTo(List.of(32, 16, 4, 4));
    assertThat(weight.reals()).isEqualTo(network.parameters().get("conv2.weight").toArray());
  }

  @Test
  void aLastActivationBelongsToTheLogitsAndSoDoesTheRange() {
    Domain domain = new Domain(Shape.of(4), -2, 3, 4);
    Graph graph = new GraphBuilder().input("x", domain.input()).then(new Sigmoid()).graph();
    Network network = new Network(graph, domain, new LinkedHashMap<>());
    assertThat(back(network)).isEqualTo(network);
    assertThat(OnnxFile.of("x", OnnxExport.encode(network)).network().notes()).isEmpty();
  }

  @Test
  void aNetworkWithoutNodesIsWrittenToo() {
    Domain domain = new Domain(Shape.of(4), 0, 1, 4);
    Graph graph = new GraphBuilder().input("x", domain.input()).graph();
    Network network = new Network(graph, domain, new LinkedHashMap<>());
    assertThat(back(network)).isEqualTo(network);
  }

  @Test
  void anOperatorWithoutAFormIsNamed() {
    Domain domain = new Domain(Shape.of(4), 0, 1, 4);
    var x = new GraphBuilder().input("x", domain.input());
    Graph graph = x.then(new Relu()).then(new Embedding(3, 1)).then(new Flatten()).graph();
    Network network = Network.initialise(graph, domain, new Seed(1));
    assertThat(OnnxExport.unwritable(network))
        .extracting(OnnxExport.Unwritable::why)
        .containsExactly("only embeddings of the input itself are written, read by no other");
    assertThatThrownBy(() -> OnnxExport.encode(network))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("the network cannot be written as ONNX")
        .hasMessageContaining("only embeddings of the input itself are written");
  }

  @Test
  void equalNetworksGiveEqualBytesAndWhatIsSaidOfThemIsKept() {
    Network network = RandomNetworks.of(new Seed(3), 8);
    var about = new LinkedHashMap<String, String>();
    about.put("class.0", "a zero");
    byte[] file = OnnxExport.encode(network, about);
    assertThat(file).isEqualTo(OnnxExport.encode(network, about));
    assertThat(OnnxModel.parse(file).metadata()).containsEntry("class.0", "a zero");
  }

  @ParameterizedTest
  @ValueSource(floats = {0.1f, 0.01f, 0.001f, 0.9f, 0.25f, 1f})
  void theMomentumComesBackThoughOnnxCountsTheOtherShare(float momentum) {
    Domain domain = new Domain(Shape.of(4), 0, 1, 4);
    Graph graph =
        new GraphBuilder().input("x", domain.input()).then(new BatchNorm(1e-5f, momentum)).graph();
    Network network = Network.initialise(graph, domain, new Seed(1));
    assertThat(back(network)).isEqualTo(network);
  }

  private static Network back(Network network) {
    return OnnxFile.of("x", OnnxExport.encode(network)).network().network();
  }

  private static boolean takesImages(Architecture architecture) {
    try {
      return !architecture.graph(IMAGES).nodes().isEmpty();
    } catch (Refusal otherInputs) {
      return false;
    }
  }
}
