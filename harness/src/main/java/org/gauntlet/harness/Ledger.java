package org.gauntlet.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Example;

/** All that is known of every example so far. For use by one thread. */
public final class Ledger {
  private final Plan plan;
  private final Map<String, Clean> clean = new HashMap<>();
  private final Map<String, Map<Round, Trial>> trials = new HashMap<>();
  private final Map<Round, Double> seconds = new HashMap<>();

  public Ledger(Plan plan, List<Line> past) {
    this.plan = plan;
    past.forEach(this::add);
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

  /** What became of an example whose clean answer is known, under a budget. */
  public Fate fate(Example example, float epsilon) {
    Clean answer = clean.get(example.id());
    if (answer == null) {
      throw new IllegalStateException("example " + example.id() + " has no clean answer yet");
    }
    return switch (answer.outcome()) {
      case WRONG -> new Fate.Wrong();
      case FAILED -> new Fate.Unassessed(answer.reason());
      case RIGHT -> attacked(example, epsilon);
    };
  }

  /** Whether the next attack under a budget is to be tried on an example. */
  public boolean open(Example example, float epsilon) {
    return clean.get(example.id()).outcome() == Clean.Outcome.RIGHT
        && !(attacked(example, epsilon) instanceof Fate.Broken);
  }

  /** How many of the examples stand, among those that could be assessed. */
  public Estimate robust(float epsilon) {
    int standing = 0;
    int assessed = 0;
    for (Example example : plan.examples()) {
      Fate fate = fate(example, epsilon);
      standing += fate instanceof Fate.Standing ? 1 : 0;
      assessed += fate instanceof Fate.Unassessed ? 0 : 1;
    }
    return new Estimate(standing, assessed);
  }

  /** Every clean answer and trial in canonical order: budgets, attacks, examples as planned. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    plan.examples().forEach(example -> clean(example).ifPresent(lines::add));
    for (float epsilon : plan.epsilons()) {
      for (Suite.Entry<?> entry : plan.suite().entries()) {
        lines.addAll(trials(new Round(epsilon, entry.name())));
      }
    }
    return lines;
  }

  private Fate attacked(Example example, float epsilon) {
    Fate fate = new Fate.Standing();
    for (Trial trial : trials.getOrDefault(example.id(), Map.of()).values()) {
      if (trial.epsilon() > epsilon) {
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
}
