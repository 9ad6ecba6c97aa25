package org.gauntlet.nn.engine.kernels;

import java.lang.System.Logger.Level;

/**
 * The kernels this JVM runs, chosen once and told in one line of the log: the Vector API where its
 * module is present. The system property {@code gauntlet.kernels} forces one: plain, vector, or
 * vector with registers of 128, 256 or 512 bits.
 */
public final class ChosenKernels {
  /** The name of the module, and of the flag that adds it. */
  public static final String MODULE = "jdk.incubator.vector";

  private static final Kernels CHOSEN = told(choose(Wish.KERNELS));

  private ChosenKernels() {}

  public static Kernels kernels() {
    return CHOSEN;
  }

  /** Why these were chosen. */
  public static String reason() {
    return reason(Wish.KERNELS, CHOSEN.bits());
  }

  /** What would make this JVM faster, as a sentence; empty when nothing would. */
  public static String advice() {
    return advice(Wish.KERNELS, CHOSEN.bits());
  }

  static String reason(String wish, int bits) {
    if (!wish.equals(Wish.BEST)) {
      return "asked for by -Dgauntlet.kernels=" + wish;
    }
    return bits == Float.SIZE
        ? "the module " + MODULE + " is absent"
        : "the vectors that this JVM prefers";
  }

  static String advice(String wish, int bits) {
    if (bits >= 512) {
      return "";
    }
    if (!wish.equals(Wish.BEST)) {
      return "leave -Dgauntlet.kernels=" + wish + " out for the best there are";
    }
    return bits == Float.SIZE
        ? "add --add-modules=" + MODULE + " to the java command for vector kernels"
        : "on a CPU with AVX-512, try -XX:UseAVX=3";
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
      case Wish.BEST -> present ? new VectorKernels() : new PlainKernels();
      default ->
          throw new IllegalArgumentException(
              "gauntlet.kernels must be plain, vector, 128, 256 or 512, got '" + wish + "'");
    };
  }

  private static Kernels told(Kernels kernels) {
    System.getLogger(ChosenKernels.class.getName())
        .log(Level.INFO, () -> line(kernels.name(), kernels.bits(), Wish.KERNELS));
    return kernels;
  }

  /** The line of the log. */
  static String line(String name, int bits, String wish) {
    String advice = advice(wish, bits);
    return "%s kernels of %d bits on JDK %s: %s%s"
        .formatted(
            name,
            bits,
            Runtime.version(),
            reason(wish, bits),
            advice.isEmpty() ? "" : "; " + advice);
  }
}
