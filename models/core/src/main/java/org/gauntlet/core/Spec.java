package org.gauntlet.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A thing named with its options, as the command line writes it: {@code pgd:steps=40,step=0.01}.
 */
public record Spec(String name, SequencedMap<String, String> options) {
  public Spec {
    options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
  }

  public static Spec parse(String words) {
    int colon = words.indexOf(':');
    String name = (colon < 0 ? words : words.substring(0, colon)).strip();
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw Refusal.usage(
          "'%s' must be a name with options, such as pgd:steps=40,step=0.01".formatted(words));
    }
    SequencedMap<String, String> options = new LinkedHashMap<>();
    if (colon >= 0) {
      for (String option : words.substring(colon + 1).split(",", -1)) {
        put(options, option, words);
      }
    }
    return new Spec(name, options);
  }

  /** Several of them, separated by commas: {@code fgsm,pgd:steps=40,step=0.01,noise}. */
  public static List<Spec> parseList(String words) {
    List<String> parts = new ArrayList<>();
    for (String part : words.split(",", -1)) {
      if (parts.isEmpty() || !part.strip().matches("[A-Za-z0-9_-]+=.*")) {
        parts.add(part);
      } else {
        parts.add(parts.removeLast() + "," + part);
      }
    }
    return parts.stream().map(Spec::parse).toList();
  }

  /** Reads the options by name and type. */
  public Options read() {
    return new Options(this);
  }

  /** The words that parse to this spec. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    options.forEach((key, value) -> words.add(key + "=" + value));
    return words.isEmpty() ? name : name + ":" + String.join(",", words);
  }

  private static void put(SequencedMap<String, String> options, String option, String words) {
    int equals = option.indexOf('=');
    String key = equals < 0 ? "" : option.substring(0, equals).strip();
    if (key.isEmpty()) {
      throw Refusal.usage(
          "in '%s' the option '%s' must have the form key=value".formatted(words, option));
    }
    if (options.put(key, option.substring(equals + 1).strip()) != null) {
      throw Refusal.usage("in '%s' the option '%s' is given twice".formatted(words, key));
    }
  }
}
