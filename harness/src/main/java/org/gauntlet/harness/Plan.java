package org.gauntlet.harness;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;

/**
 * Everything that decides the result of an evaluation, and the width, which must not.
 *
 * @param epsilons budgets in the domain's own units, ascending; the last one is the headline
 * @param width how many examples are asked about at once
 */
public record Plan(
    LabelModel target,
    Subject subject,
    List<Example> examples,
    Norm norm,
    List<Float> epsilons,
    Suite suite,
    Seed seed,
    int width) {
  public Plan {
    examples = List.copyOf(examples);
    epsilons = List.copyOf(epsilons);
    if (width < 1) {
      throw new IllegalArgumentException("width must be >= 1, got " + width);
    }
    checkExamples(target.domain(), examples);
    checkEpsilons(epsilons, norm.reach(target.domain()), norm);
  }

  /** The budget of one round. */
  public NormBall ball(float epsilon) {
    return new NormBall(norm, epsilon);
  }

  /** The budget of the headline. */
  public NormBall headline() {
    return ball(epsilons.getLast());
  }

  /** The budget under which everything in the domain is allowed. */
  public NormBall unbounded() {
    return ball(norm.reach(target.domain()));
  }

  /** The rounds in order: budgets ascending, in each the suite. Nothing is to be tried at 0. */
  public List<Round> rounds() {
    return epsilons.stream()
        .filter(epsilon -> epsilon > 0)
        .flatMap(epsilon -> suite.entries().stream().map(entry -> new Round(epsilon, entry.name())))
        .toList();
  }

  /** The settings that a resumed run must share, by name. */
  public SequencedMap<String, String> settings() {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("model", subject.model());
    settings.put("model sha256", subject.modelSha256());
    settings.put("data", subject.data());
    settings.put("data sha256", subject.dataSha256());
    settings.put("examples", String.valueOf(examples.size()));
    settings.put("examples sha256", Fingerprint.of(examples));
    settings.put("norm", norm.name().toLowerCase(Locale.ROOT));
    settings.put("epsilons", String.join(", ", epsilons.stream().map(String::valueOf).toList()));
    settings.put("seed", String.valueOf(seed.value()));
    settings.put(
        "suite", String.join(", ", suite.entries().stream().map(Suite.Entry::name).toList()));
    for (Suite.Entry<?> entry : suite.entries()) {
      String source = entry.source().isEmpty() ? "" : " on " + entry.source();
      settings.put(
          "attack " + entry.name(),
          Phrase.of("%s, %s, %s%s", entry.spec(), entry.aim().word(), entry.sees(), source));
    }
    return settings;
  }

  private static void checkExamples(Domain domain, List<Example> examples) {
    Set<String> ids = new HashSet<>();
    for (Example example : examples) {
      if (!ids.add(example.id())) {
        throw Refusal.input("two examples have the id '" + example.id() + "': ids must be unique");
      }
      if (example.label() >= domain.classes()) {
        throw Refusal.input(
            Phrase.of(
                "example %s has label %d, but the model has %d classes: use the data it was made"
                    + " for",
                example.id(), example.label(), domain.classes()));
      }
      if (!domain.contains(example.input())) {
        throw Refusal.input(
            Phrase.of(
                "example %s of shape %s is not an input of the model, which takes %s in [%s, %s]",
                example.id(),
                example.input().shape(),
                domain.input(),
                domain.low(),
                domain.high()));
      }
    }
  }

  private static void checkEpsilons(List<Float> epsilons, float reach, Norm norm) {
    if (epsilons.isEmpty()) {
      throw Refusal.usage("at least one epsilon is needed, got none: pass for example 0.3");
    }
    float before = -1;
    for (float epsilon : epsilons) {
      if (!(epsilon >= 0 && epsilon <= reach)) {
        throw Refusal.usage(
            Phrase.of(
                "epsilon must be in [0, %s], the reach of the domain in %s, got %s: 8/255 is"
                    + " 0.0314",
                reach, norm.name().toLowerCase(Locale.ROOT), epsilon));
      }
      if (epsilon <= before) {
        throw Refusal.usage("epsilons must ascend, got " + epsilons + ": sort them");
      }
      before = epsilon;
    }
  }
}
