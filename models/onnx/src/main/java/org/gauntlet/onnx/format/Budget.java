package org.gauntlet.onnx.format;

/**
 * How many messages and strings a file may hold: each takes two bytes in the file and far more in
 * memory. Models of thousands of small nodes need tens of thousands.
 */
final class Budget {
  static final int PARTS = 1_000_000;

  private int left = PARTS;

  void spend() {
    if (left-- == 0) {
      throw new IllegalArgumentException(
          "it holds more than " + PARTS + " nodes, names and attributes");
    }
  }
}
