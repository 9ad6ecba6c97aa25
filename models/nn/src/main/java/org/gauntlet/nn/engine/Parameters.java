package org.gauntlet.nn.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Node;
import org.jspecify.annotations.Nullable;

/** The live values of a network's parameters and the gradients beside them, by full name. */
final class Parameters {
  private final SequencedMap<String, float[]> values = new LinkedHashMap<>();
  private final Map<String, float[]> gradients = new LinkedHashMap<>();
  private final List<Follower> derived = new ArrayList<>();

  Parameters(Network network) {
    network.parameters().forEach((name, tensor) -> values.put(name, tensor.toArray()));
  }

  private Parameters(Parameters other) {
    values.putAll(other.values);
    gradients.putAll(other.gradients);
    derived.addAll(other.derived);
  }

  /** The same live values, to which others can be added. */
  Parameters copy() {
    return new Parameters(this);
  }

  /** Gives a node weights that follow those of others. */
  void derive(Node node, ScaledWeights weights) {
    values.put(node.parameter("weight"), weights.weight());
    values.put(node.parameter("bias"), weights.bias());
    derived.add(weights);
  }

  /** What follows the values, in order. */
  List<Follower> derived() {
    return List.copyOf(derived);
  }

  float[] values(Node node, String role) {
    return values(node.parameter(role));
  }

  float[] values(String name) {
    return known(name, values.get(name));
  }

  /** The gradient's array, made on first use. */
  float[] gradient(Node node, String role) {
    return gradient(node.parameter(role));
  }

  float[] gradient(String name) {
    return gradients.computeIfAbsent(name, key -> new float[values(key).length]);
  }

  /** The network with a copy of these values. */
  Network snapshot(Network network) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    network
        .parameters()
        .forEach((name, old) -> tensors.put(name, Tensor.of(old.shape(), values(name))));
    return network.with(tensors);
  }

  private float[] known(String name, float @Nullable [] found) {
    if (found == null) {
      throw new IllegalArgumentException(
          "the network has parameters " + values.keySet() + ", got '" + name + "'");
    }
    return found;
  }
}
