package org.gauntlet.nn.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;

/**
 * Weights that another program trained, from a safetensors file, for a network of ours. Dense
 * weights are (units, inputs) and images (C, H, W), as in PyTorch.
 */
public record ForeignWeights(String file, SequencedMap<String, Tensor> tensors) {
  public ForeignWeights {
    tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
  }

  /** Refuses, naming the file, whatever is no whole safetensors file of finite real numbers. */
  public static ForeignWeights read(Path file) {
    return of(file.toString(), InputFile.read(file));
  }

  static ForeignWeights of(String file, byte[] content) {
    if (!SafeTensors.startsWell(content)) {
      throw Refusal.input(
          "'%s' is no safetensors file: %s".formatted(file, Foreign.describe(content)));
    }
    try {
      return new ForeignWeights(file, ForeignTensors.decode(content));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Refusal.input("'%s' cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * A network with these weights; refused with the first tensor that does not fit and with what is
   * left.
   *
   * @param named layers or tensors of the file to layers or parameters of the graph; what is not
   *     named goes where it fits
   */
  public Network into(Graph graph, Domain domain, SequencedMap<String, String> named) {
    SequencedMap<String, Shape> wanted = new LinkedHashMap<>();
    graph.slots().forEach((name, slot) -> wanted.put(name, slot.shape()));
    List<String> pinned = new ArrayList<>();
    named.values().forEach(to -> pinned.add(pin(wanted, to)));
    try {
      return new Network(
          graph, domain, WeightMatch.of(wanted, renamed(named), List.copyOf(pinned)));
    } catch (IllegalArgumentException e) {
      throw Refusal.input(
          "the weights of '%s' do not fit the network: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The layer of ours that is meant. */
  private static String pin(SequencedMap<String, Shape> wanted, String to) {
    List<String> layers = wanted.keySet().stream().map(WeightLayer::layer).distinct().toList();
    String layer = wanted.containsKey(to) ? WeightLayer.layer(to) : to;
    if (!layers.contains(layer)) {
      throw Refusal.usage(
          "--map: the network has no layer '%s' (there are %s)"
              .formatted(to, String.join(", ", layers)));
    }
    return layer;
  }

  private SequencedMap<String, Tensor> renamed(SequencedMap<String, String> named) {
    SequencedMap<String, Tensor> renamed = new LinkedHashMap<>();
    Map<String, String> unused = new LinkedHashMap<>(named);
    tensors.forEach((name, tensor) -> {
      String layer = WeightLayer.layer(name);
      unused.remove(name);
      unused.remove(layer);
      String to =
          named.containsKey(name)
              ? named.get(name)
              : named.containsKey(layer) ? named.get(layer) + name.substring(layer.length()) : name;
      if (renamed.put(to, tensor) != null) {
        throw new IllegalArgumentException("two tensors are called '" + to + "'; name both");
      }
    });
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException(
          "it has no tensor or layer '%s' (there are %s)"
              .formatted(unused.keySet().iterator().next(), String.join(", ", tensors.keySet())));
    }
    return renamed;
  }
}
