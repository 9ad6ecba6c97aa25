package org.gauntlet.onnx;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gauntlet.onnx.format.Literal;

/** Which inputs of a case depend on the model's input; the others are constants. */
enum ConformanceMode {
  /** None: the case is worked out while reading. */
  FOLDED(false),
  /** The first of real numbers, whose first axis is the batch. */
  ROWS(true),
  /** All of real numbers, whose first axes are the batch. */
  ALL_ROWS(true),
  /** The first of real numbers, which is one example. */
  WHOLE(false),
  /** The last of real numbers, which is one example. */
  LAST_WHOLE(false),
  /** All of real numbers, which together are one example. */
  ALL_WHOLE(false);

  private final boolean batched;

  ConformanceMode(boolean batched) {
    this.batched = batched;
  }

  boolean isBatched() {
    return batched;
  }

  /** The inputs that flow, by number; none where the mode says nothing new of the case. */
  List<Integer> flowing(List<Literal> inputs) {
    List<Integer> real =
        IntStream.range(0, inputs.size())
            .filter(i -> inputs.get(i).type().isReal() && inputs.get(i).size() > 0)
            .filter(i -> !batched || inputs.get(i).rank() > 0)
            .boxed()
            .toList();
    boolean several = real.size() > 1;
    return switch (this) {
      case FOLDED -> List.of();
      case ROWS, WHOLE -> real.isEmpty() ? real : real.subList(0, 1);
      case LAST_WHOLE -> several ? real.subList(real.size() - 1, real.size()) : List.of();
      case ALL_ROWS -> several && sameBatch(inputs, real) ? real : List.of();
      case ALL_WHOLE -> several ? real : List.of();
    };
  }

  private static boolean sameBatch(List<Literal> inputs, List<Integer> real) {
    return real.stream().map(i -> inputs.get(i).dims().getFirst()).distinct().count() == 1;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
