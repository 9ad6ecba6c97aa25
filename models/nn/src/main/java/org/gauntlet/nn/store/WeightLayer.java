package org.gauntlet.nn.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.gauntlet.core.Shape;

/**
 * The tensors that belong together, as names say: what stands before the last point is the layer,
 * what follows the role.
 *
 * @param roles the shape of each, by role in PyTorch's words
 */
record WeightLayer(String name, SequencedMap<String, Shape> roles) {
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final int LONGEST_NUMBER = 12;

  /** PyTorch's word for a role of ours that it calls by another. */
  private static final Map<String, String> WORDS =
      Map.of("scale", "weight", "shift", "bias", "mean", "running_mean", "variance", "running_var");

  WeightLayer {
    roles = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(roles));
  }

  /** Grouped by name, in the order of the first tensor of each. */
  static List<WeightLayer> of(SequencedMap<String, Shape> tensors) {
    SequencedMap<String, SequencedMap<String, Shape>> layers = new LinkedHashMap<>();
    tensors.forEach((name, shape) ->
        layers.computeIfAbsent(layer(name), _ -> new LinkedHashMap<>()).put(role(name), shape));
    List<WeightLayer> all = new ArrayList<>();
    layers.forEach((name, roles) -> all.add(new WeightLayer(name, roles)));
    return all;
  }

  /** The order in which people count: layer 2 before layer 10. */
  static Comparator<WeightLayer> counted() {
    return Comparator.comparing(layer ->
        DIGITS
            .matcher(layer.name())
            .replaceAll(number ->
                "0".repeat(Math.max(0, LONGEST_NUMBER - number.group().length()))
                    + number.group()));
  }

  /** The name with every number alike. */
  String pattern() {
    return DIGITS.matcher(name).replaceAll("#");
  }

  /** Each tensor's name and shape. */
  List<String> tensors() {
    return roles.entrySet().stream()
        .map(role -> "%s.%s %s".formatted(name, role.getKey(), role.getValue()))
        .toList();
  }

  static String layer(String tensor) {
    return tensor.substring(0, Math.max(0, tensor.lastIndexOf('.')));
  }

  /** In PyTorch's word. */
  static String role(String tensor) {
    String role = tensor.substring(tensor.lastIndexOf('.') + 1);
    return WORDS.getOrDefault(role, role);
  }
}
