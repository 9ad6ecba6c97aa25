package org.gauntlet.benchmarks.race;

import java.util.List;
import java.util.Optional;

/**
 * The words behind the name of a race.
 *
 * @param usage the line that explains them
 */
public record Typed(List<String> words, String usage) {
  public Typed {
    words = List.copyOf(words);
  }

  /** Refuses options that are none of these. */
  public Typed only(List<String> options) {
    words.stream()
        .filter(word -> word.startsWith("--") && !options.contains(word))
        .findFirst()
        .ifPresent(word -> {
          throw new IllegalArgumentException("there is no option '" + word + "'; " + usage);
        });
    return this;
  }

  public boolean has(String option) {
    return words.contains(option);
  }

  /** The word after an option; refuses an option at the end. */
  public Optional<String> after(String option) {
    int at = words.indexOf(option);
    if (at >= 0 && at == words.size() - 1) {
      throw new IllegalArgumentException(usage);
    }
    return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
  }
}
