package org.gauntlet.harness;

import java.util.Locale;

/** Text that reads the same in every locale. */
public final class Phrase {
  private Phrase() {}

  /** The format filled in, see {@link String#format}. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency at run time
  public static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
