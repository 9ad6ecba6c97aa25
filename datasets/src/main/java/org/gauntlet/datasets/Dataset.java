package org.gauntlet.datasets;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;

/** Labelled examples of one domain, in a fixed order, each under its own id. */
public record Dataset(String name, Domain domain, List<String> classNames, List<Example> examples) {
  public Dataset {
    classNames = List.copyOf(classNames);
    examples = List.copyOf(examples);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("a data set must have at least one example, got none");
    }
    if (classNames.size() != domain.classes()) {
      throw new IllegalArgumentException(
          "class names must be as many as classes, got %s for %s"
              .formatted(classNames.size(), domain.classes()));
    }
    Set<String> ids = HashSet.newHashSet(examples.size());
    for (Example example : examples) {
      fits(example, domain);
      if (!ids.add(example.id())) {
        throw new IllegalArgumentException("ids must differ, got %s twice".formatted(example.id()));
      }
    }
  }

  /** Two parts of one data set that share no example. */
  public record Division(Dataset train, Dataset validation) {}

  public int size() {
    return examples.size();
  }

  /** The first n examples, or all where there are fewer. */
  public Dataset first(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("first must be >= 1, got " + n);
    }
    return slice(0, Math.min(n, size()));
  }

  /** The examples {@code from} (inclusive) to {@code to} (exclusive). */
  public Dataset slice(int from, int to) {
    return with(examples.subList(from, to));
  }

  /** The same examples in a random order. */
  public Dataset shuffled(Seed seed) {
    int[] order = seed.child("shuffle").open().permutation(size());
    return with(Arrays.stream(order).mapToObj(examples::get).toList());
  }

  /**
   * Sets a random {@code fraction} of the examples aside for validation, rounded, but leaves both
   * parts at least one example.
   */
  public Division split(double fraction, Seed seed) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException("fraction must lie in (0, 1), got " + fraction);
    }
    if (size() < 2) {
      throw new IllegalArgumentException("a split needs at least two examples, got " + size());
    }
    int aside = Math.clamp(Math.round(fraction * size()), 1, size() - 1);
    Dataset mixed = shuffled(seed.child("split"));
    return new Division(mixed.slice(aside, size()), mixed.slice(0, aside));
  }

  /** What a model may normalise its input by; take it from the training split. */
  public ChannelStatistics statistics() {
    return ChannelStatistics.of(domain.input(), examples);
  }

  /** SHA-256 over everything a result can depend on: domain, ids, labels, inputs, order. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }

  private Dataset with(List<Example> chosen) {
    return new Dataset(name, domain, classNames, chosen);
  }

  private static void fits(Example example, Domain domain) {
    if (!example.input().shape().equals(domain.input())) {
      throw new IllegalArgumentException(
          "every input must have shape %s, got %s in %s"
              .formatted(domain.input(), example.input().shape(), example.id()));
    }
    if (example.label() >= domain.classes()) {
      throw new IllegalArgumentException(
          "every label must be < %s, got %s in %s"
              .formatted(domain.classes(), example.label(), example.id()));
    }
  }
}
