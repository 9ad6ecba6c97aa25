package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.OnnxNode;

/** A network under construction: the graph so far and the parameters beside it. */
final class Draft {
  private final GraphBuilder builder = new GraphBuilder();
  private final Map<String, Tensor> parameters = new HashMap<>();
  private final List<Integer> vocabularies = new ArrayList<>();
  private final Set<String> learned;

  Draft() {
    this(Set.of());
  }

  /**
   * @param learned names of constants in the file that training may move
   */
  Draft(Set<String> learned) {
    this.learned = Set.copyOf(learned);
  }

  /** Whether a node reads a constant that training may move. */
  boolean learns(OnnxNode node) {
    return node.inputs().stream().anyMatch(learned::contains);
  }

  Value input(String name, Shape shape) {
    return builder.input(name, shape);
  }

  /** An operator over several values. */
  Value join(Operator operator, List<Value> values) {
    return builder.node(operator, values);
  }

  /** The same numbers for every example. */
  Value constant(Tensor numbers) {
    return with(List.of(), new Constant(numbers.shape()), Map.of("value", numbers));
  }

  /** An operator with the tensors of its slots, by role. */
  Value with(Value x, Operator operator, Map<String, Tensor> tensors) {
    return with(List.of(x), operator, tensors);
  }

  /** An operator over several values with the tensors of its slots, by role. */
  Value with(List<Value> values, Operator operator, Map<String, Tensor> tensors) {
    Value y = join(operator, values);
    tensors.forEach((role, tensor) -> parameters.put(y.name() + "." + role, tensor));
    return y;
  }

  /** The same values in another shape; nothing where it has that shape already. */
  static Value view(Value x, Shape shape) {
    if (x.shape().equals(shape)) {
      return x;
    }
    return shape.rank() == 1 ? x.then(new Flatten()) : x.then(new Reshape(shape));
  }

  /** One place along an axis, which disappears. */
  static Value place(Value x, int axis, int place) {
    List<Integer> start = new ArrayList<>(Collections.nCopies(x.shape().rank(), 0));
    List<Integer> size = new ArrayList<>(x.shape().dims());
    start.set(axis, place);
    size.set(axis, 1);
    Value part = size.equals(x.shape().dims()) ? x : x.then(new Slice(start, size));
    return view(part, new Shape(Grid.without(axis, size)));
  }

  /** x * scale, which stretches to x; a single number may have no axes. */
  Value scaled(Value x, Tensor scale) {
    if (scale.shape().rank() == 0) {
      return affine(x, scale.at(0), 0);
    }
    return affine(x, scale, Tensor.filled(scale.shape(), 0));
  }

  /** Rows of a table, by number. */
  Value embedding(Value tokens, Tensor table) {
    Embedding embedding = new Embedding(table.shape().at(0), table.shape().at(1));
    vocabularies.add(embedding.vocabulary());
    return with(tokens, embedding, Map.of("table", table));
  }

  /** The size of the smallest table of embeddings, if there is one. */
  OptionalInt vocabulary() {
    return vocabularies.stream().mapToInt(Integer::intValue).min();
  }

  /** x * scale + shift, two numbers. */
  Value affine(Value x, float scale, float shift) {
    Shape one = new Shape(x.shape().dims().stream().map(_ -> 1).toList());
    return affine(x, Tensor.filled(one, scale), Tensor.filled(one, shift));
  }

  /** x * scale + shift, both of one shape that stretches to x's. */
  Value affine(Value x, Tensor scale, Tensor shift) {
    return affine(x, scale, shift, false);
  }

  /** The same, which training may move or not. */
  Value affine(Value x, Tensor scale, Tensor shift, boolean learned) {
    return with(x, new Affine(scale.shape(), learned), Map.of("scale", scale, "shift", shift));
  }

  /** The network that ends in this value, tidied. */
  Network network(Value logits, Domain domain) {
    return Tidying.tidy(builder.graph(List.of(logits)), parameters, domain);
  }
}
