package org.gauntlet.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;

/** All that is known of every example so far. For use by one thread. */
public final class Ledger {
  private final Plan plan;
  private final Map<Round, Integer> ranks = new LinkedHashMap<>();
  private final Map<String, Clean> clean = new HashMap<>();
  private final Map<String, Map<Round, Trial>> trials = new HashMap<>();
  private final Map<Round, Double> seconds = new HashMap<>();

  /** A ledger of what earlier runs of the plan have found. */
  public Ledger(Plan plan, List<Line> past) {
    this.plan = plan;
    plan.rounds().forEach(round -> ranks.put(round, ranks.size()));
    Set<String> ids = new HashSet<>();
    plan.examples().forEach(example -> ids.add(example.id()));
    for (Line line : past) {
      check(line, ids);
      add(line);
    }
  }

  public void add(Line line) {
    switch (line) {
      case Clean answer -> clean.put(answer.id(), answer);
      case Trial trial ->
          trials.computeIfAbsent(trial.id(), _ -> new LinkedHashMap<>()).put(trial.round(), trial);
      case Lap lap -> seconds.merge(lap.round(), lap.seconds(), Double::sum);
    }
  }

  public Optional<Clean> clean(Example example) {
    return Optional.ofNullable(clean.get(example.id()));
  }

  public Optional<Trial> trial(Example example, Round round) {
    return Optional.ofNullable(trials.getOrDefault(example.id(), Map.of()).get(round));
  }

  /** The trials of one round, in the order of the examples. */
  public List<Trial> trials(Round round) {
    return plan.examples().stream().flatMap(example -> trial(example, round).stream()).toList();
  }

  public double seconds(Round round) {
    return seconds.getOrDefault(round, 0.0);
  }

  /** What became of an example, whose clean answer is known, after all rounds. */
  public Fate fate(Example example) {
    return fate(example, ranks.size());
  }

  /** What became of an example, whose clean answer is known, after all rounds of a budget. */
  public Fate fate(Example example, float epsilon) {
    return fate(example, after(epsilon));
  }

  /** How many examples stand after all rounds of a budget, among those that could be assessed. */
  public Estimate robust(float epsilon) {
    return robust(after(epsilon));
  }

  /** How many examples stand after a round, among those that could be assessed. */
  public Estimate robust(Round round) {
    return robust(ranks.get(round) + 1);
  }

  /** How many examples are classified right, among those that could be assessed. */
  public Estimate accuracy() {
    int right = 0;
    int assessed = 0;
    for (Clean answer : clean.values()) {
      right += answer.outcome() == Clean.Outcome.RIGHT ? 1 : 0;
      assessed += answer.outcome() == Clean.Outcome.FAILED ? 0 : 1;
    }
    return new Estimate(right, assessed);
  }

  /** Every clean answer and trial in canonical order: rounds as planned, examples as planned. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    plan.examples().forEach(example -> clean(example).ifPresent(lines::add));
    plan.rounds().forEach(round -> lines.addAll(trials(round)));
    return lines;
  }

  /** How many rounds there are up to a budget. */
  private int after(float epsilon) {
    return (int) ranks.keySet().stream().filter(round -> round.epsilon() <= epsilon).count();
  }

  private Estimate robust(int rounds) {
    int standing = 0;
    int assessed = 0;
    for (Example example : plan.examples()) {
      Fate fate = fate(example, rounds);
      standing += fate instanceof Fate.Standing ? 1 : 0;
      assessed += fate instanceof Fate.Unassessed ? 0 : 1;
    }
    return new Estimate(standing, assessed);
  }

  private Fate fate(Example example, int rounds) {
    Clean answer = clean.get(example.id());
    if (answer == null) {
      throw new IllegalStateException("example " + example.id() + " has no clean answer yet");
    }
    return switch (answer.outcome()) {
      case WRONG -> new Fate.Wrong();
      case FAILED -> new Fate.Unassessed(answer.reason());
      case RIGHT -> attacked(example, rounds);
    };
  }

  private Fate attacked(Example example, int rounds) {
    Fate fate = new Fate.Standing();
    for (Trial trial : trials.getOrDefault(example.id(), Map.of()).values()) {
      if (ranks.get(trial.round()) >= rounds) {
        continue;
      }
      if (trial.outcome() == Trial.Outcome.BROKEN) {
        return new Fate.Broken(trial);
      }
      if (trial.outcome() == Trial.Outcome.FAILED) {
        fate = new Fate.Unassessed(trial.reason());
      }
    }
    return fate;
  }

  private void check(Line line, Set<String> ids) {
    boolean known =
        switch (line) {
          case Clean answer -> ids.contains(answer.id());
          case Trial trial -> ids.contains(trial.id()) && ranks.containsKey(trial.round());
          case Lap lap -> ranks.containsKey(lap.round());
        };
    if (!known) {
      throw Refusal.input(
          Phrase.of(
              "the stored results hold a line of another run, %s: choose another --out", line));
    }
  }
}
