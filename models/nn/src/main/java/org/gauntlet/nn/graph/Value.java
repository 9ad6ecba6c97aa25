package org.gauntlet.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Shape;

/**
 * One value of a graph under construction: {@code x.then(Conv2d.of(32, 5, 1, 2)).then(new Relu())}.
 * A value may be read any number of times, so branches are ordinary Java variables.
 */
public final class Value {
  private final GraphBuilder builder;
  private final String name;
  private final Shape shape;

  Value(GraphBuilder builder, String name, Shape shape) {
    this.builder = builder;
    this.name = name;
    this.shape = shape;
  }

  public String name() {
    return name;
  }

  public Shape shape() {
    return shape;
  }

  /** The answer of an operator that reads this value alone. */
  public Value then(Operator operator) {
    return builder.node(operator, List.of(this));
  }

  /** The answer of a layer. */
  public Value then(Layer layer) {
    return layer.extend(this);
  }

  /** The sum of this value and others of the same shape: the end of a residual block. */
  public Value plus(Value... others) {
    return builder.node(new Add(), withThis(others));
  }

  /** The product of this value and another, as of a gate; extents of 1 are stretched. */
  public Value times(Value other) {
    return builder.node(new Multiply(), List.of(this, other));
  }

  /** This value and others, joined along the first axis: the end of a dense or inception block. */
  public Value join(Value... others) {
    return builder.node(new Concat(), withThis(others));
  }

  /** The graph from the builder's inputs to this value. */
  public Graph graph() {
    return builder.graph(List.of(this));
  }

  boolean belongsTo(GraphBuilder other) {
    return builder == other;
  }

  private List<Value> withThis(Value... others) {
    List<Value> values = new ArrayList<>(List.of(this));
    values.addAll(List.of(others));
    return values;
  }
}
