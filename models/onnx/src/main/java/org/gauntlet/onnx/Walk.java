package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.gauntlet.onnx.format.OnnxGraph;
import org.gauntlet.onnx.format.OnnxNode;

/**
 * Works out the values of an ONNX graph, node by node, from those that are given. Refuses with
 * IllegalArgumentException that names the node.
 */
final class Walk {
  private final long opset;
  private final int batch;
  private final Draft draft;
  private final Map<String, Known> known;
  private final Map<String, String> unmade = new HashMap<>();
  private long folded;

  /**
   * @param opset the version of ONNX's operators
   * @param batch the batch size that stands for all
   * @param draft grows with every node that depends on the model's input
   * @param given constants and inputs by name
   */
  Walk(long opset, int batch, Draft draft, Map<String, Known> given) {
    this.opset = opset;
    this.batch = batch;
    this.draft = draft;
    known = new HashMap<>(given);
  }

  /** What is known of each value by now, by its name in the file. */
  Map<String, Known> known() {
    return known;
  }

  /** Nodes in an order in which each follows what it reads. */
  void through(List<OnnxNode> nodes) {
    nodes.forEach(this::define);
  }

  private void define(OnnxNode node) {
    try {
      List<Known> values =
          Branch.isOne(node) ? taken(Branch.of(call(node))) : Vocabulary.translate(call(node));
      for (int i = 0; i < Math.min(values.size(), node.outputs().size()); i++) {
        define(node.outputs().get(i), values.get(i));
      }
      for (int i = values.size(); i < node.outputs().size(); i++) {
        unmade.put(
            node.outputs().get(i),
            "output %d of node '%s' (%s), which is not supported"
                .formatted(i, node.label(), node.kind()));
      }
    } catch (IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException
        | NoSuchElementException e) {
      throw new IllegalArgumentException(
          "node '%s' (%s): %s".formatted(node.label(), node.kind(), e.getMessage()), e);
    }
  }

  /** The outputs of a branch, whose own names are forgotten: its sibling may use them again. */
  private List<Known> taken(OnnxGraph branch) {
    List<String> own = Branch.names(branch);
    own.stream()
        .filter(known::containsKey)
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "its branch makes '" + name + "', which exists already");
        });
    branch.constants().forEach((name, literal) -> define(name, new Known.Fixed(literal)));
    through(Branch.known(branch.nodes()));
    List<Known> outputs =
        branch.outputs().stream()
            .map(output -> known(output.name(), "its branch answers"))
            .toList();
    own.forEach(known::remove);
    return outputs;
  }

  private void define(String output, Known value) {
    Grid.checkSize(value);
    folded += value instanceof Known.Fixed(var literal) ? literal.size() : 0;
    if (folded > 4L * Grid.LARGEST) {
      throw new IllegalArgumentException("it makes more constants than can be held");
    }
    if (!output.isEmpty()) {
      known.put(output, value);
    }
  }

  private Call call(OnnxNode node) {
    List<Optional<Known>> inputs = new ArrayList<>();
    for (String name : node.inputs()) {
      inputs.add(name.isEmpty() ? Optional.empty() : Optional.of(known(name, "it reads")));
    }
    return new Call(node, inputs, opset, batch, draft);
  }

  /**
   * One value; refuses a name that nothing has made by now, and says why.
   *
   * @param verb what is done with it, and by whom
   */
  Known known(String name, String verb) {
    Known value = known.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s '%s', %s"
              .formatted(verb, name, unmade.getOrDefault(name, "which no earlier node makes")));
    }
    return value;
  }
}
