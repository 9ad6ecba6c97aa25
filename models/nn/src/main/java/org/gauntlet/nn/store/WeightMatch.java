package org.gauntlet.nn.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * Finds the layer of a file that goes into each layer of ours: that of the same name where all
 * names agree, else the one that fits; among several that fit, in their order where nothing but
 * numbers tells their names apart.
 */
final class WeightMatch {
  private static final int LISTED = 8;

  private final SequencedMap<String, Shape> wanted;
  private final SequencedMap<String, Tensor> given;
  private final SequencedMap<String, String> pairs = new LinkedHashMap<>();
  private final List<WeightLayer> ours;
  private final List<WeightLayer> theirs;

  private WeightMatch(SequencedMap<String, Shape> wanted, SequencedMap<String, Tensor> given) {
    this.wanted = wanted;
    this.given = given;
    ours = new ArrayList<>(WeightLayer.of(wanted));
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    given.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    theirs = new ArrayList<>(WeightLayer.of(shapes));
    theirs.sort(WeightLayer.counted());
  }

  /**
   * The tensors under our names, in our order.
   *
   * @param wanted the shape of each parameter of ours
   * @param pinned layers of ours that take the layer of the same name, whatever else would fit
   */
  static SequencedMap<String, Tensor> of(
      SequencedMap<String, Shape> wanted, SequencedMap<String, Tensor> given, List<String> pinned) {
    WeightMatch match = new WeightMatch(wanted, given);
    pinned.forEach(name -> match.pair(name, name));
    if (names(match.ours).equals(names(match.theirs))) {
      names(match.ours).forEach(name -> match.pair(name, name));
    } else {
      match.bySignature();
    }
    return match.taken();
  }

  private static Set<String> names(List<WeightLayer> layers) {
    return layers.stream().map(WeightLayer::name).collect(Collectors.toSet());
  }

  private void pair(String our, String their) {
    pairs.put(our, their);
    ours.removeIf(layer -> layer.name().equals(our));
    theirs.removeIf(layer -> layer.name().equals(their));
  }

  private void bySignature() {
    for (WeightLayer layer : List.copyOf(ours)) {
      List<WeightLayer> same = alike(ours, layer);
      if (!same.isEmpty() && same.getFirst().equals(layer)) {
        pairAll(same, alike(theirs, layer));
      }
    }
    if (!theirs.isEmpty()) {
      throw new IllegalArgumentException("there is no place for " + words(theirs));
    }
  }

  private static List<WeightLayer> alike(List<WeightLayer> layers, WeightLayer one) {
    return layers.stream().filter(layer -> layer.roles().equals(one.roles())).toList();
  }

  private void pairAll(List<WeightLayer> same, List<WeightLayer> fitting) {
    if (fitting.size() < same.size()) {
      throw new IllegalArgumentException(
          "nothing fits %s: the file has left %s"
              .formatted(
                  words(List.of(same.get(fitting.size()))),
                  theirs.isEmpty() ? "nothing" : words(theirs)));
    }
    if (fitting.size() > same.size()
        || fitting.stream().map(WeightLayer::pattern).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "several layers fit %s: %s; say which with --map FROM=%s"
              .formatted(
                  words(List.of(same.getFirst())),
                  fitting.stream().map(WeightLayer::name).collect(Collectors.joining(", ")),
                  same.getFirst().name()));
    }
    for (int i = 0; i < same.size(); i++) {
      pair(same.get(i).name(), fitting.get(i).name());
    }
  }

  private static String words(List<WeightLayer> layers) {
    List<String> words = layers.stream().flatMap(layer -> layer.tensors().stream()).toList();
    String more = words.size() > LISTED ? " and %d more".formatted(words.size() - LISTED) : "";
    return words.stream().limit(LISTED).collect(Collectors.joining(", ")) + more;
  }

  private SequencedMap<String, Tensor> taken() {
    Map<String, Tensor> byRole = new LinkedHashMap<>();
    given.forEach((name, tensor) ->
        byRole.put(WeightLayer.layer(name) + "." + WeightLayer.role(name), tensor));
    SequencedMap<String, Tensor> taken = new LinkedHashMap<>();
    wanted.forEach((name, shape) -> {
      String from = pairs.get(WeightLayer.layer(name)) + "." + WeightLayer.role(name);
      Tensor tensor = byRole.remove(from);
      if (tensor == null || !tensor.shape().equals(shape)) {
        throw new IllegalArgumentException(
            "'%s' takes %s, but the file's '%s' is %s"
                .formatted(name, shape, from, tensor == null ? "not there" : tensor.shape()));
      }
      taken.put(name, tensor);
    });
    if (!byRole.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no place for %s".formatted(String.join(", ", byRole.keySet())));
    }
    return taken;
  }
}
