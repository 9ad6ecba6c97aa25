package org.gauntlet.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gauntlet.core.Example;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.ClassResult;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Confusion;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Fate;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Ledger;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Round;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Trial;
import org.gauntlet.harness.health.Examination;

/** Adds a ledger up into the figures of an evaluation. */
record Tally(Plan plan, Ledger ledger, Examination examination) {
  Evaluation evaluation() {
    float headline = plan.epsilons().getLast();
    Estimate robust = ledger.robust(headline);
    Gallery gallery = Gallery.of(plan, ledger);
    List<Finding> findings = new ArrayList<>(examination.findings());
    gallery.doubt().ifPresent(findings::add);
    return new Evaluation(
        Evaluation.SCHEMA,
        plan.subject(),
        ledger.accuracy().proportion(),
        robust.under(plan.headline()),
        plan.epsilons().stream()
            .map(epsilon -> ledger.robust(epsilon).under(plan.ball(epsilon)))
            .toList(),
        plan.rounds().stream().map(this::attack).toList(),
        classes(),
        confusion(),
        examination.checks(),
        findings,
        gallery.items(),
        Optional.empty(),
        plan.examples().size() - robust.of(),
        plan.seed().value());
  }

  private AttackResult attack(Round round) {
    Suite.Entry<?> entry = plan.suite().named(round.attack());
    List<Trial> trials = ledger.trials(round);
    return new AttackResult(
        entry.name(),
        entry.spec(),
        entry.sees(),
        entry.source(),
        plan.norm(),
        round.epsilon(),
        trials.size(),
        count(trials, Trial.Outcome.BROKEN),
        count(trials, Trial.Outcome.FAILED),
        ledger.robust(round).hits(),
        medianDistance(trials),
        trials.stream().mapToLong(Trial::forwards).sum(),
        trials.stream().mapToLong(Trial::backwards).sum(),
        ledger.seconds(round));
  }

  private static int count(List<Trial> trials, Trial.Outcome outcome) {
    return (int) trials.stream().filter(trial -> trial.outcome() == outcome).count();
  }

  /** The middle distance of the broken ones, of two middle ones the smaller. */
  private static double medianDistance(List<Trial> trials) {
    double[] sorted =
        trials.stream()
            .filter(trial -> trial.outcome() == Trial.Outcome.BROKEN)
            .mapToDouble(Trial::distance)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
  }

  private List<ClassResult> classes() {
    int classes = plan.target().domain().classes();
    int[] right = new int[classes];
    int[] answered = new int[classes];
    int[] standing = new int[classes];
    int[] assessed = new int[classes];
    for (Example example : plan.examples()) {
      int truth = example.label();
      Clean.Outcome clean = ledger.clean(example).orElseThrow().outcome();
      Fate fate = ledger.fate(example);
      right[truth] += clean == Clean.Outcome.RIGHT ? 1 : 0;
      answered[truth] += clean == Clean.Outcome.FAILED ? 0 : 1;
      standing[truth] += fate instanceof Fate.Standing ? 1 : 0;
      assessed[truth] += fate instanceof Fate.Unassessed ? 0 : 1;
    }
    List<ClassResult> results = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      results.add(
          new ClassResult(
              name(i),
              new Estimate(right[i], answered[i]).proportion(),
              new Estimate(standing[i], assessed[i]).proportion()));
    }
    return results;
  }

  private String name(int label) {
    List<String> names = plan.subject().classes();
    return label < names.size() ? names.get(label) : String.valueOf(label);
  }

  private List<Confusion> confusion() {
    Map<Integer, Map<Integer, Integer>> counts = new TreeMap<>();
    for (Example example : plan.examples()) {
      if (ledger.fate(example) instanceof Fate.Broken(Trial by)) {
        counts.computeIfAbsent(by.truth(), _ -> new TreeMap<>()).merge(by.label(), 1, Integer::sum);
      }
    }
    List<Confusion> result = new ArrayList<>();
    counts.forEach((truth, row) ->
        row.forEach((fooled, count) -> result.add(new Confusion(truth, fooled, count))));
    return result;
  }
}
