package org.gauntlet.onnx;

import java.util.Optional;
import org.gauntlet.onnx.format.Literal;

/** ONNX's own measure: real numbers agree within 1e-7 + 1e-3 of the expected, others exactly. */
final class Closeness {
  private static final double ABSOLUTE = 1e-7;
  private static final double RELATIVE = 1e-3;

  private Closeness() {}

  /** Where two literals differ in type, dims or values, if they do. */
  static Optional<String> difference(Literal found, Literal expected) {
    return found.type() == expected.type()
        ? differenceOfValues(found, expected)
        : Optional.of("found type %s, expected %s".formatted(found.type(), expected.type()));
  }

  /** Where two literals differ in dims or values, if they do. */
  static Optional<String> differenceOfValues(Literal found, Literal expected) {
    if (!found.dims().equals(expected.dims())) {
      return Optional.of("found dims %s, expected %s".formatted(found.dims(), expected.dims()));
    }
    for (int i = 0; i < found.size(); i++) {
      if (!close(found, expected, i)) {
        return Optional.of(
            "element %d is %s, expected %s".formatted(i, found.real(i), expected.real(i)));
      }
    }
    return Optional.empty();
  }

  private static boolean close(Literal found, Literal expected, int i) {
    if (!expected.type().isReal()) {
      return found.real(i) == expected.real(i) && found.whole(i) == expected.whole(i);
    }
    double a = found.real(i);
    double b = expected.real(i);
    return Double.compare(a, b) == 0
        || a == b
        || Math.abs(a - b) <= ABSOLUTE + RELATIVE * Math.abs(b);
  }
}
