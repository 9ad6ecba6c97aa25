package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network of ours, under the names of another program, comes back with every bit. */
class ForeignWeightsTest {
  private static final Domain GREY = new Domain(Shape.of(1, 28, 28), 0, 1, 10);
  private static final SequencedMap<String, String> NOTHING = new LinkedHashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"linear", "mlp:hidden=64x32", "lenet5", "fast", "resnet"})
  void namesThatAgreeAreEnough(String architecture) {
    Network network = network(architecture, 1);
    assertThat(into(network, Map.of(), NOTHING)).isEqualTo(network);
  }

  @Test
  void layersOfOtherNamesGoWhereTheyFit() {
    Network network = network("lenet5", 2);
    Map<String, String> torch =
        Map.of(
            "dense1", "classifier.1",
            "dense2", "classifier.3",
            "dense3", "classifier.5",
            "conv1", "features.0",
            "conv2", "features.3");
    assertThat(into(network, torch, NOTHING)).isEqualTo(network);
  }

  @Property(tries = 20)
  void layersThatAreAlikeGoInTheOrderOfTheirNumbers(
      @ForAll @IntRange(min = 2, max = 12) int layers, @ForAll long seed) {
    Network network = network("mlp:hidden=" + "16x".repeat(layers) + "16", seed);
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 1; i <= layers + 2; i++) {
      names.put("dense" + i, "net." + 2 * i);
    }
    assertThat(into(network, names, NOTHING)).isEqualTo(network);
  }

  @Test
  void layersThatAreAlikeWithoutAnOrderMustBeNamed() {
    Network network = network("mlp:hidden=16x16x16", 3);
    Map<String, String> names = Map.of("dense2", "outer", "dense3", "inner");
    assertThatThrownBy(() -> into(network, names, NOTHING))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "the weights of 'w' do not fit the network: several layers fit dense2.weight (16, 16),"
                + " dense2.bias (16): inner, outer; say which with --map FROM=dense2");
    SequencedMap<String, String> named = new LinkedHashMap<>();
    named.put("outer", "dense2");
    assertThat(into(network, names, named)).isEqualTo(network);
    named.put("inner.weight", "dense3.weight");
    named.put("inner.bias", "dense3.bias");
    assertThat(into(network, names, named)).isEqualTo(network);
  }

  @Test
  void normalisationsAreFoundByPytorchsWords() {
    Network network = network("resnet", 4);
    SequencedMap<String, Tensor> torch = new LinkedHashMap<>();
    network
        .parameters()
        .forEach((name, tensor) ->
            torch.put(
                name.replace(".scale", ".weight")
                    .replace(".shift", ".bias")
                    .replace(".mean", ".running_mean")
                    .replace(".variance", ".running_var"),
                tensor));
    assertThat(new ForeignWeights("w", torch).into(network.graph(), GREY, NOTHING))
        .isEqualTo(network);
  }

  @Test
  void theFirstTensorThatFitsNothingIsNamedWithWhatIsLeft() {
    Graph wider = Architectures.named("mlp:hidden=32").graph(GREY);
    ForeignWeights weights = weights(network("mlp:hidden=16", 1), Map.of("dense1", "fc1"));
    assertThatThrownBy(() -> weights.into(wider, GREY, NOTHING))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith(
            "nothing fits dense1.weight (32, 784), dense1.bias (32): the file has left"
                + " dense2.bias (10), dense2.weight (10, 16), fc1.bias (16), fc1.weight (16, 784)");
    ForeignWeights same = weights(network("mlp:hidden=16", 1), Map.of());
    assertThatThrownBy(() -> same.into(wider, GREY, NOTHING))
        .hasMessageEndingWith(
            "'dense1.weight' takes (32, 784), but the file's 'dense1.weight' is (16, 784)");
    ForeignWeights deeper = weights(network("mlp:hidden=16x8", 1), Map.of());
    assertThatThrownBy(
            () -> deeper.into(Architectures.named("mlp:hidden=16").graph(GREY), GREY, NOTHING))
        .hasMessageContaining("nothing fits dense2.weight (10, 16)");
  }

  @Test
  void whatIsLeftOverIsRefused() {
    Network network = network("linear", 1);
    SequencedMap<String, Tensor> more = new LinkedHashMap<>(network.parameters());
    more.put("extra.weight", Tensor.filled(Shape.of(3), 1));
    assertThatThrownBy(() -> new ForeignWeights("w", more).into(network.graph(), GREY, NOTHING))
        .hasMessageEndingWith("there is no place for extra.weight (3)");
    more.remove("extra.weight");
    more.put("dense1.gain", Tensor.filled(Shape.of(3), 1));
    assertThatThrownBy(() -> new ForeignWeights("w", more).into(network.graph(), GREY, NOTHING))
        .hasMessageEndingWith("there is no place for dense1.gain");
  }

  @Test
  void namesThatAreNoneAreRefused() {
    Network network = network("linear", 1);
    ForeignWeights weights = weights(network, Map.of("dense1", "fc"));
    SequencedMap<String, String> to = new LinkedHashMap<>(Map.of("fc", "dense9"));
    assertThatThrownBy(() -> weights.into(network.graph(), GREY, to))
        .hasMessage("--map: the network has no layer 'dense9' (there are dense1)");
    SequencedMap<String, String> from = new LinkedHashMap<>(Map.of("fd", "dense1"));
    assertThatThrownBy(() -> weights.into(network.graph(), GREY, from))
        .hasMessageEndingWith("it has no tensor or layer 'fd' (there are fc.bias, fc.weight)");
    SequencedMap<String, String> twice = new LinkedHashMap<>();
    twice.put("fc.weight", "dense1.weight");
    twice.put("fc.bias", "dense1.weight");
    assertThatThrownBy(() -> weights.into(network.graph(), GREY, twice))
        .hasMessageEndingWith("two tensors are called 'dense1.weight'; name both");
  }

  @Test
  void onlySafetensorsAreOpened() {
    assertThatThrownBy(
            () -> ForeignWeights.of("m.pt", "PK\3\4archive".getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("torch.onnx.export(model, example, \"model.onnx\")");
    byte[] file = new ForeignFile().floats("w", "1", 1).bytes();
    assertThat(ForeignWeights.of("m", file).tensors()).containsOnlyKeys("w");
    file[file.length - 1] = (byte) 0x7f;
    file[file.length - 2] = (byte) 0xc0;
    assertThatThrownBy(() -> ForeignWeights.of("m", file))
        .hasMessage(
            "'m' cannot be read: tensor 'w' holds NaN or infinity; train and save it again");
  }

  private static Network network(String architecture, long seed) {
    return Network.initialise(Architectures.named(architecture).graph(GREY), GREY, new Seed(seed));
  }

  private static Network into(
      Network network, Map<String, String> names, SequencedMap<String, String> named) {
    return weights(network, names).into(network.graph(), GREY, named);
  }

  /** Its layers renamed, and in alphabetical order, as PyTorch's writer of such files has them. */
  private static ForeignWeights weights(Network network, Map<String, String> names) {
    SequencedMap<String, Tensor> renamed = new LinkedHashMap<>();
    List<String> sorted =
        network.parameters().keySet().stream().map(name -> rename(name, names)).sorted().toList();
    sorted.forEach(name -> renamed.put(name, Tensor.filled(Shape.of(1), 0)));
    network.parameters().forEach((name, tensor) -> renamed.replace(rename(name, names), tensor));
    return new ForeignWeights("w", renamed);
  }

  private static String rename(String tensor, Map<String, String> names) {
    String layer = WeightLayer.layer(tensor);
    return names.getOrDefault(layer, layer) + tensor.substring(layer.length());
  }
}
