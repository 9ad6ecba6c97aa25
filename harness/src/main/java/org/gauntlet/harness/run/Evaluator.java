package org.gauntlet.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Answer;
import org.gauntlet.harness.Bout;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Fate;
import org.gauntlet.harness.Inquiry;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.Lap;
import org.gauntlet.harness.Ledger;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.Phrase;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Round;
import org.gauntlet.harness.Verified;
import org.gauntlet.harness.health.Examination;
import org.gauntlet.harness.health.Patient;

/**
 * Carries out a plan: clean answers, then round after round on what still stands, then the health
 * checks. Whatever the journal already holds is not asked again, and the result is the same.
 */
public final class Evaluator {
  private final Plan plan;
  private final Journal journal;
  private final Progress progress;

  public Evaluator(Plan plan, Journal journal, Progress progress) {
    this.plan = plan;
    this.journal = journal;
    this.progress = progress;
  }

  /**
   * The evaluation of the plan. An interrupt ends it early with a {@link CancellationException},
   * with everything kept that was found.
   */
  public Evaluation run() {
    return enoughHeap(() -> {
      Ledger ledger = new Ledger(plan, journal.past());
      Evaluation evaluation = journal.finished().orElseGet(() -> evaluate(ledger));
      journal.finish(evaluation, ledger.lines());
      return evaluation;
    });
  }

  private Evaluation evaluate(Ledger ledger) {
    askClean(ledger);
    plan.rounds().forEach(round -> fight(ledger, round));
    pace("health checks", 0, ledger).done(0);
    Examination examination = Examination.of(new Patient(plan, ledger));
    return new Tally(plan, ledger, examination).evaluation();
  }

  private void askClean(Ledger ledger) {
    List<Example> open =
        plan.examples().stream().filter(example -> ledger.clean(example).isEmpty()).toList();
    Pace pace = pace("clean answers", open.size(), ledger);
    Inquiry inquiry = new Inquiry(plan.target(), plan.width());
    for (int from = 0; from < open.size(); from += plan.width()) {
      stopIfInterrupted();
      List<Example> chunk = open.subList(from, Math.min(from + plan.width(), open.size()));
      List<Tensor> inputs = chunk.stream().map(Example::input).toList();
      List<Answer> answers = inquiry.ask(inputs);
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < chunk.size(); i++) {
        lines.add(clean(chunk.get(i), answers.get(i)));
      }
      keep(ledger, lines);
      pace.done(chunk.size());
    }
  }

  private static Clean clean(Example example, Answer answer) {
    int truth = example.label();
    return switch (answer) {
      case Answer.Failed failed ->
          new Clean(example.id(), truth, truth, Clean.Outcome.FAILED, failed.reason());
      case Answer.Given given ->
          new Clean(
              example.id(),
              truth,
              given.label(),
              given.label() == truth ? Clean.Outcome.RIGHT : Clean.Outcome.WRONG,
              "");
    };
  }

  private void fight(Ledger ledger, Round round) {
    List<Example> open =
        plan.examples().stream()
            .filter(example -> ledger.clean(example).orElseThrow().outcome() == Clean.Outcome.RIGHT)
            .filter(example -> !(ledger.fate(example) instanceof Fate.Broken))
            .filter(example -> ledger.trial(example, round).isEmpty())
            .toList();
    Pace pace = pace(round.attack() + " at " + round.epsilon(), open.size(), ledger);
    stopIfInterrupted();
    Bout.of(plan, round)
        .run(
            open,
            verified -> {
              List<Line> lines = new ArrayList<>();
              verified.forEach(one -> lines.add(one.trial()));
              lines.add(new Lap(round.epsilon(), round.attack(), pace.lap()));
              keep(ledger, lines);
              pace.broken((int) verified.stream().filter(Verified::broken).count());
              pace.done(verified.size());
            });
  }

  private void keep(Ledger ledger, List<Line> lines) {
    journal.append(lines);
    lines.forEach(ledger::add);
  }

  private Pace pace(String stage, int total, Ledger ledger) {
    int broken =
        (int)
            plan.examples().stream()
                .filter(example -> ledger.clean(example).isPresent())
                .filter(example -> ledger.fate(example) instanceof Fate.Broken)
                .count();
    return new Pace(progress, System::nanoTime, stage, total, broken);
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted between two batches");
    }
  }

  private <T> T enoughHeap(Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      throw Refusal.environment(
          Phrase.of(
              "a heap of %d MiB is too small for %d examples at once: ask about fewer or raise"
                  + " -Xmx",
              Runtime.getRuntime().maxMemory() >> 20, plan.width()),
          e);
    }
  }
}
