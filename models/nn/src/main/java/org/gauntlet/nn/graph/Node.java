package org.gauntlet.nn.graph;

import java.util.List;

/**
 * An operator and the values it reads. Its own value, and its parameters ("name.role"), go by its
 * name.
 */
public record Node(String name, Operator operator, List<String> inputs) {
  public Node {
    if (!name.matches("[A-Za-z0-9_/-]+")) {
      throw new IllegalArgumentException(
          "a node's name must be letters, digits, _, / or -, got '" + name + "'");
    }
    inputs = List.copyOf(inputs);
  }

  /** The full name of one of its parameters. */
  public String parameter(String role) {
    return name + "." + role;
  }
}
