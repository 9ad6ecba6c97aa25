package org.gauntlet.attacks;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the answer to one question is written, once, or why there is none. */
final class Reply<A> {
  private @Nullable A answer;
  private @Nullable String failure;

  void answer(A value) {
    answer = value;
  }

  void fail(String reason) {
    failure = reason;
  }

  A value() {
    return Objects.requireNonNull(answer, "asked for before it was given");
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }
}
