package org.gauntlet.nn.engine.kernels;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * The kernels this JVM runs, chosen once: the Vector API where its module is present. The system
 * property {@code gauntlet.kernels} = plain or vector forces one.
 */
public final class ChosenKernels {
  /** The name of the module, and of the flag that adds it. */
  public static final String MODULE = "jdk.incubator.vector";

  private static final Kernels CHOSEN = choose(System.getProperty("gauntlet.kernels", "best"));

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
    if (!present && wish.equals("vector")) {
      throw new IllegalArgumentException(
          "gauntlet.kernels=vector needs --add-modules " + MODULE + " on the java command");
    }
    Kernels kernels =
        switch (wish.toLowerCase(Locale.ROOT)) {
          case "plain" -> new PlainKernels();
          case "vector" -> new VectorKernels();
          case "best" -> present ? new VectorKernels() : new PlainKernels();
          default ->
              throw new IllegalArgumentException(
                  "gauntlet.kernels must be plain or vector, got '" + wish + "'");
        };
    if (!present) {
      Logger log = System.getLogger(ChosenKernels.class.getName());
      log.log(Level.INFO, "Running plain Java kernels: add --add-modules " + MODULE + " for speed");
    }
    return kernels;
  }
}
