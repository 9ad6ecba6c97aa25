package org.gauntlet.harness.health;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Seed;
import org.gauntlet.harness.Bout;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Fate;
import org.gauntlet.harness.Ledger;
import org.gauntlet.harness.Phrase;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Trial;
import org.gauntlet.harness.Verified;

/** What the health checks may look at: the plan, what came of it, and the model itself. */
public record Patient(Plan plan, Ledger ledger) {
  /** How many examples a check asks the model about. */
  static final int SAMPLE = 64;

  /** All examples that hold their ground at the headline. */
  List<Example> standing() {
    return plan.examples().stream().filter(this::stands).toList();
  }

  boolean stands(Example example) {
    return ledger.fate(example) instanceof Fate.Standing;
  }

  /** All examples that are classified right without an attack. */
  List<Example> right() {
    return plan.examples().stream()
        .filter(example -> ledger.clean(example).orElseThrow().outcome() == Clean.Outcome.RIGHT)
        .toList();
  }

  /** At most so many of the examples, chosen by their ids alone. */
  List<Example> sample(List<Example> examples, int size) {
    Seed seed = plan.seed().child("sample");
    return examples.stream()
        .sorted(Comparator.comparingLong(example -> seed.child(example.id()).value()))
        .limit(size)
        .toList();
  }

  /** The model that the white-box attacks of the suite differentiate. */
  Optional<GradientModel> gradients() {
    return plan.suite().entries().stream()
        .filter(Suite.Entry::whiteBox)
        .map(entry -> ((Access.Gradients) entry.access()).model())
        .findFirst();
  }

  /** The logits that attacks on the target climb. */
  Optional<ScoreModel> scores() {
    if (plan.target() instanceof ScoreModel scoring) {
      return Optional.of(scoring);
    }
    return plan.suite().entries().stream()
        .filter(entry -> entry.source().isEmpty())
        .map(entry -> entry.access().model())
        .filter(ScoreModel.class::isInstance)
        .map(ScoreModel.class::cast)
        .findFirst();
  }

  /** Attacks examples with an attack of our own, verified like any other. */
  List<Verified> probe(
      GradientModel model,
      Attack<? super Victim.Gradients> attack,
      NormBall ball,
      List<Example> examples) {
    String name = "probe";
    return new Bout(
            plan.target(),
            Suite.Entry.of(name, name, new Access.Gradients(model), attack),
            ball,
            plan.seed().child(name),
            plan.width())
        .run(examples);
  }

  /** The ids of those that were broken. */
  static List<String> broken(List<Verified> verified) {
    return verified.stream().filter(Verified::broken).map(Verified::trial).map(Trial::id).toList();
  }

  /** A share of examples in words, such as {@code 3 of 64 (4.7 %)}. */
  static String share(int hits, int of) {
    return of == 0 ? "0 of 0" : Phrase.of("%d of %d (%.1f %%)", hits, of, 100.0 * hits / of);
  }
}
