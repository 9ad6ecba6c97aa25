package org.gauntlet.onnx;

import java.util.List;

/** Which ways a recurrent layer reads a sequence; one flag for each direction. */
record Directions(List<Boolean> reversed) {
  Directions {
    reversed = List.copyOf(reversed);
  }

  static Directions of(Call call) {
    return switch (call.text("direction", "forward")) {
      case "forward" -> new Directions(List.of(false));
      case "reverse" -> new Directions(List.of(true));
      case "bidirectional" -> new Directions(List.of(false, true));
      default ->
          throw new IllegalArgumentException(
              "direction '" + call.text("direction", "") + "' is unknown");
    };
  }

  int count() {
    return reversed.size();
  }
}
