package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;

class WeightLayerTest {
  @Test
  void tensorsAreGroupedByWhatStandsBeforeTheLastPoint() {
    SequencedMap<String, Shape> tensors = new LinkedHashMap<>();
    tensors.put("net.0.weight", Shape.of(2, 3));
    tensors.put("batchnorm1.scale", Shape.of(4));
    tensors.put("net.0.bias", Shape.of(2));
    tensors.put("batchnorm1.variance", Shape.of(4));
    List<WeightLayer> layers = WeightLayer.of(tensors);
    assertThat(layers).extracting(WeightLayer::name).containsExactly("net.0", "batchnorm1");
    assertThat(layers.getFirst().tensors())
        .containsExactly("net.0.weight (2, 3)", "net.0.bias (2)");
    assertThat(layers.getLast().roles()).containsOnlyKeys("weight", "running_var");
  }

  @Test
  void layersAreOrderedAsPeopleCount() {
    assertThat(
            Stream.of("fc10", "fc9", "a.2.conv10", "a.2.conv9", "a.10.conv1")
                .map(name -> new WeightLayer(name, new LinkedHashMap<>()))
                .sorted(WeightLayer.counted())
                .map(WeightLayer::name))
        .containsExactly("a.2.conv9", "a.2.conv10", "a.10.conv1", "fc9", "fc10");
    assertThat(new WeightLayer("a.10.conv1", new LinkedHashMap<>()).pattern())
        .isEqualTo("a.#.conv#");
  }

  @Test
  void aTensorWithoutAPointIsItsOwnRole() {
    assertThat(WeightLayer.layer("weight")).isEmpty();
    assertThat(WeightLayer.role("weight")).isEqualTo("weight");
    assertThat(WeightLayer.role("bn.mean")).isEqualTo("running_mean");
  }
}
