package org.gauntlet.house.planted.onnx;

import org.gauntlet.house.planted.cli.Forbidden;

/** Breaks the arrow of this room. */
final class KnowsTooMuch {
  Forbidden forbidden = new Forbidden();
}
