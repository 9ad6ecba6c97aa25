package org.gauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.Trial;

/** Laws of the house at the level of whole evaluations. */
class EvaluationLawsTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();
  private static final List<Example> EXAMPLES = Toys.examples(24);
  private static final List<Float> EPSILONS = List.of(0.05f, 0.15f);

  private static Plan plan(List<Example> examples, Suite.Entry<?>... suite) {
    return Toys.plan(MODEL, examples, EPSILONS, suite);
  }

  private static Plan whole() {
    return plan(EXAMPLES, Toys.noise(MODEL), Toys.pgd(MODEL));
  }

  /** What the run ends with: lines in canonical order. */
  private static List<Line> lines(Plan plan, List<Line> past) {
    List<Line> result = new ArrayList<>();
    Journal journal =
        new Journal() {
          @Override
          public Optional<Evaluation> finished() {
            return Optional.empty();
          }

          @Override
          public List<Line> past() {
            return past;
          }

          @Override
          public void append(List<Line> lines) {}

          @Override
          public void finish(Evaluation evaluation, List<Line> lines) {
            result.addAll(lines);
          }
        };
    new Evaluator(plan, journal, Progress.silent()).run();
    return result;
  }

  private static Set<Trial> trials(List<Line> lines) {
    return lines.stream()
        .filter(Trial.class::isInstance)
        .map(Trial.class::cast)
        .collect(Collectors.toSet());
  }

  private static Evaluation run(Plan plan) {
    return new Evaluator(plan, Journal.none(), Progress.silent()).run();
  }

  @Property(tries = 20)
  void alone_is_together(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int width) {
    Set<Trial> together = trials(lines(whole(), List.of()));
    int[] order = new Seed(seed).open().permutation(EXAMPLES.size());
    List<Example> some = new ArrayList<>();
    for (int i = 0; i < order.length / 2; i++) {
      some.add(EXAMPLES.get(order[i]));
    }
    Set<String> ids = some.stream().map(Example::id).collect(Collectors.toSet());
    Set<Trial> expected =
        together.stream().filter(trial -> ids.contains(trial.id())).collect(Collectors.toSet());
    Plan part = Toys.width(Toys.examples(whole(), some), width);
    assertThat(trials(lines(part, List.of()))).isEqualTo(expected);
  }

  @Property(tries = 30)
  void a_run_resumed_anywhere_ends_the_same(@ForAll @IntRange(min = 0, max = 100) int percent) {
    List<Line> uninterrupted = lines(whole(), List.of());
    int kept = uninterrupted.size() * percent / 100;
    assertThat(lines(whole(), uninterrupted.subList(0, kept))).isEqualTo(uninterrupted);
  }

  @Property(tries = 10)
  void more_budget_and_more_attacks_never_leave_more_standing(@ForAll long seed) {
    Plan plan =
        new Plan(
            MODEL,
            Toys.subject(MODEL),
            EXAMPLES,
            Norm.LINF,
            List.of(0f, 0.02f, 0.1f, 0.3f),
            Suite.of(Toys.noise(MODEL), Toys.fgsm(MODEL), Toys.pgd(MODEL)),
            new Seed(seed),
            8);
    Evaluation evaluation = run(plan);
    List<Integer> curve = evaluation.curve().stream().map(Robustness::hits).toList();
    assertThat(curve).isSortedAccordingTo((a, b) -> b - a);
    assertThat(curve.getFirst()).isEqualTo(evaluation.clean().hits());
    List<Integer> after = evaluation.attacks().stream().map(AttackResult::robustAfter).toList();
    assertThat(after).isSortedAccordingTo((a, b) -> b - a);
    assertThat(after.getLast()).isEqualTo(evaluation.robust().hits());
  }

  @Property(tries = 5)
  void the_suite_breaks_what_any_of_its_attacks_breaks_alone(
      @ForAll @IntRange(min = 0, max = 1) int which) {
    Suite.Entry<?> entry = List.of(Toys.noise(MODEL), Toys.pgd(MODEL)).get(which);
    int alone = run(plan(EXAMPLES, entry)).robust().hits();
    assertThat(run(whole()).robust().hits()).isLessThanOrEqualTo(alone);
  }

  @Property(tries = 5)
  void each_example_is_broken_once_and_then_left_alone(@ForAll @IntRange(min = 1, max = 9) int w) {
    Set<String> broken = new HashSet<>();
    for (Line line : lines(Toys.width(whole(), w), List.of())) {
      if (line instanceof Trial trial) {
        assertThat(broken).doesNotContain(trial.id());
        if (trial.outcome() == Trial.Outcome.BROKEN) {
          broken.add(trial.id());
        }
      }
    }
    assertThat(broken).hasSizeGreaterThan(5);
  }
}
