package org.gauntlet.nn.train;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.arch.Architecture;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Network;

/** Small tasks and learners. */
final class Toys {
  static final Domain PLANE = new Domain(Shape.of(2), -3, 3, 2);

  private Toys() {}

  static Learner learner(Architecture architecture, Domain domain) {
    return CpuEngine.of(1)
        .learner(Network.initialise(architecture.graph(domain), domain, new Seed(1)));
  }

  static Learner learner(Graph graph) {
    return CpuEngine.of(1).learner(Network.initialise(graph, PLANE, new Seed(1)));
  }

  static Example point(int number, int label, double x, double y) {
    return new Example("p" + number, Tensor.of(Shape.of(2), (float) x, (float) y), label);
  }

  /** The four corners of exclusive or. */
  static List<Example> xor() {
    return List.of(point(0, 0, -1, -1), point(1, 1, -1, 1), point(2, 1, 1, -1), point(3, 0, 1, 1));
  }

  /** Two interlocking half circles, a classic task that no line separates. */
  static List<Example> moons(int count, Seed seed) {
    List<Example> examples = new ArrayList<>();
    RandomStream stream = seed.open();
    for (int i = 0; i < count; i++) {
      double angle = Math.PI * stream.uniform();
      double x = StrictMath.cos(angle) + 0.05 * stream.gaussian();
      double y = StrictMath.sin(angle) + 0.05 * stream.gaussian();
      examples.add(i % 2 == 0 ? point(i, 0, x, y) : point(i, 1, 1 - x, 0.5 - y));
    }
    return examples;
  }

  /** Images of noise with labels of noise. */
  static List<Example> noise(int count, Domain domain, Seed seed) {
    List<Example> examples = new ArrayList<>();
    RandomStream stream = seed.open();
    for (int i = 0; i < count; i++) {
      Tensor image = stream.uniform(domain.input(), domain.low(), domain.high());
      examples.add(new Example("n" + i, image, stream.nextInt(domain.classes())));
    }
    return examples;
  }
}
