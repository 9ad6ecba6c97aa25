package org.gauntlet.nn.graph;

/** A function that extends a graph under construction; a block of layers is one too. */
@FunctionalInterface
public interface Layer {
  /** Adds nodes behind x and answers the last one's value. */
  Value extend(Value x);

  /** This layer, then another. */
  default Layer then(Layer next) {
    return x -> next.extend(extend(x));
  }
}
