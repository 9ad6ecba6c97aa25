package org.gauntlet.nn.engine.kernels;

import java.util.Locale;

/** The kernels that were asked for; apart from what is chosen, which needs to know it first. */
final class Wish {
  static final String BEST = "best";

  static final String KERNELS =
      System.getProperty("gauntlet.kernels", BEST).toLowerCase(Locale.ROOT);

  private Wish() {}
}
