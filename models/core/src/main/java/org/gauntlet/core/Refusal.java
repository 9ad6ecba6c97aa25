package org.gauntlet.core;

import org.jspecify.annotations.Nullable;

/**
 * Something from outside that we will not work with. The message is one sentence for the user: what
 * was found, what was expected, what to do. The kind decides the exit code.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Who has to act. */
  public enum Kind {
    /** The command line or a configuration is wrong; nothing ran. */
    USAGE,
    /** A model, data set or results folder is unreadable or does not fit. */
    INPUT,
    /** The machine is in the way: disk full, folder locked, out of memory. */
    ENVIRONMENT
  }

  private final Kind kind;

  private Refusal(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public static Refusal usage(String message) {
    return new Refusal(Kind.USAGE, message, null);
  }

  public static Refusal input(String message) {
    return new Refusal(Kind.INPUT, message, null);
  }

  public static Refusal input(String message, Throwable cause) {
    return new Refusal(Kind.INPUT, message, cause);
  }

  public static Refusal environment(String message) {
    return new Refusal(Kind.ENVIRONMENT, message, null);
  }

  public static Refusal environment(String message, Throwable cause) {
    return new Refusal(Kind.ENVIRONMENT, message, cause);
  }

  public Kind kind() {
    return kind;
  }
}
