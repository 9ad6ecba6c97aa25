package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gauntlet.core.Refusal;

/** Asserts who is to act on a refusal and hands its sentence on. */
final class Refused {
  private Refused() {}

  static AbstractStringAssert<?> input(ThrowingCallable action) {
    return of(Refusal.Kind.INPUT, action);
  }

  static AbstractStringAssert<?> usage(ThrowingCallable action) {
    return of(Refusal.Kind.USAGE, action);
  }

  private static AbstractStringAssert<?> of(Refusal.Kind kind, ThrowingCallable action) {
    Refusal refusal = catchThrowableOfType(Refusal.class, action);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.kind()).isEqualTo(kind);
    return assertThat(refusal.getMessage()).doesNotContain("\n");
  }
}
