package org.gauntlet.nn.engine.kernels;

import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * The kernels this JVM runs, chosen once: the Vector API where its module is present. The system
 * property {@code gauntlet.kernels} forces one: plain, vector, or vector with registers of 128, 256
 * or 512 bits.
 */
public final class ChosenKernels {
  /** The name of the module, and of the flag that adds it. */
  public static final String MODULE = "jdk.incubator.vector";

  static final String WISH =
      System.getProperty("gauntlet.kernels", "best").toLowerCase(Locale.ROOT);

  private static final Kernels CHOSEN = choose(WISH);

  private ChosenKernels() {}

  public static Kernels kernels() {
    return CHOSEN;
  }

  /** What would make this JVM faster, as a sentence; empty when nothing would. */
  public static String advice() {
    if (CHOSEN.bits() == Float.SIZE) {
      return "add --add-modules " + MODULE + " to the java command for vector kernels";
    }
    return CHOSEN.bits() < 512 ? "on a CPU with AVX-512, try -XX:UseAVX=3" : "";
  }

  static Kernels choose(String wish) {
    boolean present = ModuleLayer.boot().findModule(MODULE).isPresent();
    return switch (wish) {
      case "plain" -> new PlainKernels();
      case "vector", "128", "256", "512" -> {
        if (!present) {
          throw new IllegalArgumentException(
              "gauntlet.kernels="
                  + wish
                  + " needs --add-modules "
                  + MODULE
                  + " on the java command");
        }
        yield new VectorKernels();
      }
      case "best" -> present ? new VectorKernels() : withoutVectors();
      default ->
          throw new IllegalArgumentException(
              "gauntlet.kernels must be plain, vector, 128, 256 or 512, got '" + wish + "'");
    };
  }

  private static Kernels withoutVectors() {
    System.getLogger(ChosenKernels.class.getName())
        .log(Level.INFO, "Running plain Java kernels: add --add-modules " + MODULE + " for speed");
    return new PlainKernels();
  }
}
