package org.gauntlet.cli;

import java.util.List;
import java.util.function.Function;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Spelling;

/** Reads one of a few words. */
final class Choice {
  private Choice() {}

  /** The value that is written as the given word; refuses others with what was probably meant. */
  static <T> T of(String option, String word, List<T> values, Function<T, String> spelling) {
    List<String> words = values.stream().map(spelling).toList();
    int found = words.indexOf(word);
    if (found < 0) {
      throw Refusal.usage(
          "%s must be one of %s, got '%s'%s"
              .formatted(option, String.join(", ", words), word, Spelling.hint(word, words)));
    }
    return values.get(found);
  }
}
