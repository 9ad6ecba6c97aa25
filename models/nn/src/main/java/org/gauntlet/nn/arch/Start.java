package org.gauntlet.nn.arch;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GraphBuilder;
import org.gauntlet.nn.graph.Value;

/** The first value of an architecture's graph. */
final class Start {
  private Start() {}

  /** Any input, as a flat vector (D). */
  static Value flat(Domain domain) {
    Value x = new GraphBuilder().input("x", domain.input());
    return domain.input().rank() == 1 ? x : x.then(new Flatten());
  }

  /** An image (C, H, W) with sides of at least {@code least} pixels; refuses anything else. */
  static Value image(Architecture architecture, Domain domain, int least) {
    Shape input = domain.input();
    if (input.rank() != 3 || input.at(1) < least || input.at(2) < least) {
      throw Refusal.input(
          "architecture '%s' takes images (channels, height, width) of at least %dx%d pixels, got %s; choose mlp or linear"
              .formatted(architecture.name(), least, least, input));
    }
    return new GraphBuilder().input("x", input);
  }
}
