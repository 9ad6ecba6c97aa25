package org.gauntlet.nn.arch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Options;
import org.gauntlet.core.Spec;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Graph;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Value;

/** x (any) -> logits: hidden dense layers with ReLU, then one dense layer. */
public record Mlp(List<Integer> hidden) implements Architecture {
  public Mlp {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException("hidden must name at least one layer's width, got none");
    }
    if (hidden.stream().anyMatch(units -> units < 1)) {
      throw new IllegalArgumentException("hidden must be widths >= 1, got " + hidden);
    }
  }

  /** Two hidden layers of 256 units. */
  public static Mlp standard() {
    return new Mlp(List.of(256, 256));
  }

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public Spec spec() {
    String widths = hidden.stream().map(String::valueOf).collect(Collectors.joining("x"));
    return Spec.parse(name() + ":hidden=" + widths);
  }

  @Override
  public Architecture with(Options options) {
    Optional<String> widths = options.text("hidden");
    return options.build(() -> widths.map(Mlp::of).orElse(this));
  }

  private static Mlp of(String widths) {
    if (!widths.matches("[0-9]{1,9}(x[0-9]{1,9})*")) {
      throw new IllegalArgumentException(
          "hidden must be widths such as 256x256, got '" + widths + "'");
    }
    return new Mlp(Stream.of(widths.split("x", -1)).map(Integer::valueOf).toList());
  }

  @Override
  public String description() {
    return "dense layers of " + hidden + " units with ReLU";
  }

  @Override
  public Graph graph(Domain domain) {
    Value x = Start.flat(domain);
    for (int units : hidden) {
      x = x.then(new Dense(units)).then(new Relu());
    }
    return x.then(new Dense(domain.classes())).graph();
  }
}
