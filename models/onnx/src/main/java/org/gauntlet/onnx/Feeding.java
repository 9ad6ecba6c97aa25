package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Shape;

/**
 * How an input (C, H, W) in [0, 1] becomes what a file takes that is no network here.
 *
 * @param file the shape that the file takes
 */
record Feeding(Shape file, Layout layout, Units units) {
  Feeding {
    units.check(layout.turned(file));
  }

  /** The shape of inputs outside. */
  Shape taken() {
    return layout.turned(file);
  }

  /** x (input) in [0, 1] -> what the file takes, row-major. */
  float[] fed(float[] x) {
    Shape shape = taken();
    int channels = layout == Layout.CHANNELS_LAST ? shape.at(0) : 1;
    int places = x.length / channels;
    int size = x.length / (units.channels() > 1 ? shape.at(0) : 1);
    float[] fed = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      fed[i % places * channels + i / places] =
          x[i] * units.scale(i / size) + units.shift(i / size);
    }
    return fed;
  }

  /** What people should read of it. */
  List<String> notes(InputContract contract, Optional<Units> told) {
    List<String> notes = new ArrayList<>();
    if (told.isEmpty()) {
      notes.add(contract.note());
    }
    if (layout == Layout.CHANNELS_LAST) {
      notes.add("inputs %s with channels first are turned to %s".formatted(taken(), file));
    }
    if (!units.isUnit()) {
      notes.add("inputs in [0, 1] are %s first; budgets count in [0, 1]".formatted(units));
    }
    return notes;
  }
}
