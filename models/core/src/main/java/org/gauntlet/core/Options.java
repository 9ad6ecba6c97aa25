package org.gauntlet.core;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the options of one spec, each by name, type and default; {@link #done} refuses those that
 * nobody read.
 */
public final class Options {
  private final Spec spec;
  private final Set<String> known = new LinkedHashSet<>();

  Options(Spec spec) {
    this.spec = spec;
  }

  public Optional<String> text(String key) {
    known.add(key);
    return Optional.ofNullable(spec.options().get(key));
  }

  public int integer(String key, int otherwise) {
    Optional<String> text = text(key);
    try {
      return text.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw refuse(key, "a whole number", text.orElse(""));
    }
  }

  public double number(String key, double otherwise) {
    return text(key).map(words -> Numbers.parse(spec.name() + ": " + key, words)).orElse(otherwise);
  }

  public boolean flag(String key, boolean otherwise) {
    return Boolean.parseBoolean(choice(key, Set.of("true", "false"), String.valueOf(otherwise)));
  }

  /** One of the given words. */
  public String choice(String key, Collection<String> words, String otherwise) {
    String word = text(key).orElse(otherwise);
    if (!words.contains(word)) {
      throw refuse(key, "one of " + words.stream().sorted().toList(), word);
    }
    return word;
  }

  /** Refuses the first option that was never asked for. */
  public void done() {
    for (String key : spec.options().keySet()) {
      if (!known.contains(key)) {
        throw Refusal.usage(
            "%s has no option '%s'%s (it takes %s)"
                .formatted(
                    spec.name(), key, Spelling.hint(key, known), known.isEmpty() ? "none" : known));
      }
    }
  }

  /**
   * Builds with the options read so far; a value that a constructor refuses becomes a usage refusal
   * naming the spec.
   */
  public <T> T build(Supplier<T> constructor) {
    done();
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(spec.name() + ": " + e.getMessage());
    }
  }

  private Refusal refuse(String key, String expected, String found) {
    return Refusal.usage(
        "%s: %s must be %s, got '%s'".formatted(spec.name(), key, expected, found));
  }
}
