package org.gauntlet.nn.graph;

import java.util.List;
import org.gauntlet.core.Shape;

/**
 * x (T, D) -> y (T, H): the state after each step. It starts from zeros, or from the states (H)
 * that are read after x. In reverse it begins with the last step of x; y stays in the order of x.
 *
 * @param hidden H
 */
public record Recurrent(Cell cell, int hidden, boolean reverse) implements Operator {
  public Recurrent {
    Arguments.atLeast("hidden", hidden, 1);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    List<Shape> states = inputs.isEmpty() ? inputs : inputs.subList(1, inputs.size());
    boolean fits =
        !inputs.isEmpty()
            && inputs.getFirst().rank() == 2
            && (states.isEmpty() || states.size() == cell.states())
            && states.stream().allMatch(Shape.of(hidden)::equals);
    if (!fits) {
      throw new IllegalArgumentException(
          "%s takes a sequence (steps, values), and then no or %d states of shape (%d), got %s"
              .formatted(this, cell.states(), hidden, inputs));
    }
    return Shape.of(inputs.getFirst().at(0), hidden);
  }

  @Override
  public List<Slot> slots(List<Shape> inputs) {
    return cell.slots(inputs.getFirst().at(1), hidden);
  }

  @Override
  public long multiplyAdds(List<Shape> inputs) {
    Shape x = inputs.getFirst();
    return (long) x.at(0) * cell.gates() * hidden * (x.at(1) + hidden);
  }
}
