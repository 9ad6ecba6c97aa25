package org.gauntlet.onnx;

import org.gauntlet.onnx.format.OnnxNode;

/** How the output of a file becomes scores of which differences mean what those of logits mean. */
enum Reading {
  /** They are scores already. */
  AS_THEY_ARE {
    @Override
    float score(float value) {
      return value;
    }
  },
  /** Probabilities of a Softmax: their logarithms are the logits up to a constant. */
  PROBABILITIES {
    @Override
    float score(float value) {
      return (float) StrictMath.log(Math.max(value, Float.MIN_NORMAL));
    }
  },
  /** Probabilities of a Sigmoid, one for each output. */
  CHANCES {
    @Override
    float score(float value) {
      return (float)
          (StrictMath.log(Math.max(value, Float.MIN_NORMAL))
              - StrictMath.log(Math.max(1 - value, Float.MIN_NORMAL)));
    }
  };

  abstract float score(float value);

  /** For what a last operator makes. */
  static Reading of(OnnxNode last) {
    return switch (last.operator()) {
      case "Softmax" -> PROBABILITIES;
      case "Sigmoid" -> CHANCES;
      default -> AS_THEY_ARE;
    };
  }
}
