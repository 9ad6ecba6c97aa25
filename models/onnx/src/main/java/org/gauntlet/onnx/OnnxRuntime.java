package org.gauntlet.onnx;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A program that runs ONNX files of any operators and shows nothing but their outputs. It comes in
 * a module of its own, because it is large, and is found by {@link ServiceLoader}.
 */
public interface OnnxRuntime {
  /** What it is called, with its version. */
  String name();

  /**
   * A file ready to be run.
   *
   * @param input the name of the input that is fed, float32
   * @param output the name of the output that is answered
   * @throws IllegalArgumentException when it cannot run the file, with the reason
   */
  Session open(byte[] file, String input, String output);

  /** A file that can be run by several threads at once. */
  @FunctionalInterface
  interface Session {
    /** x of these extents, batch first -> the output, in row-major order. */
    float[] answer(float[] x, long... extents);
  }

  /** The one that is installed. */
  static Optional<OnnxRuntime> installed() {
    return ServiceLoader.load(OnnxRuntime.class).findFirst();
  }
}
