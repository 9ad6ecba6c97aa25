package org.gauntlet.harness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.gauntlet.attacks.Attempt;
import org.gauntlet.attacks.Case;
import org.gauntlet.attacks.Lockstep;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Example;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * One attack on some examples under one budget. Believes no candidate: each is measured here and
 * shown to the target again in a separate forward pass.
 *
 * @param width how many examples are asked about at once
 */
public record Bout(LabelModel target, Suite.Entry<?> entry, NormBall ball, Seed seed, int width) {

  /** The bout of a plan for one of its rounds. */
  public static Bout of(Plan plan, Round round) {
    Suite.Entry<?> entry = plan.suite().named(round.attack());
    return new Bout(
        plan.target(),
        entry,
        plan.ball(round.epsilon()),
        plan.seed().child("attack").child(entry.name()),
        plan.width());
  }

  /** Attacks examples which the target classifies right; hands over results, at most a width. */
  public void run(List<Example> examples, Consumer<List<Verified>> sink) {
    attack(entry, examples, sink);
  }

  /** Attacks examples which the target classifies right. */
  public List<Verified> run(List<Example> examples) {
    List<Verified> all = new ArrayList<>();
    run(examples, all::addAll);
    return all;
  }

  private <V extends Victim> void attack(
      Suite.Entry<V> entry, List<Example> examples, Consumer<List<Verified>> sink) {
    List<Case> cases = examples.stream().map(this::caseOf).toList();
    List<Attempt> pending = new ArrayList<>();
    try {
      new Lockstep(width)
          .run(
              entry.access(),
              entry.attack(),
              ball,
              cases,
              seed,
              attempt -> {
                pending.add(attempt);
                if (pending.size() == width) {
                  flush(pending, sink);
                }
              });
    } catch (CancellationException e) {
      flush(pending, sink);
      throw e;
    }
    flush(pending, sink);
  }

  private Case caseOf(Example example) {
    return new Case(example.id(), example.input(), entry.goal(example.label()));
  }

  private void flush(List<Attempt> pending, Consumer<List<Verified>> sink) {
    if (!pending.isEmpty()) {
      sink.accept(verify(pending));
      pending.clear();
    }
  }

  private List<Verified> verify(List<Attempt> attempts) {
    List<Attempt.Returned> admitted =
        attempts.stream()
            .filter(Attempt.Returned.class::isInstance)
            .map(Attempt.Returned.class::cast)
            .filter(this::inside)
            .toList();
    List<Tensor> candidates = admitted.stream().map(Attempt.Returned::candidate).toList();
    List<Answer> answers = new Inquiry(target, width).ask(candidates);
    Map<String, Answer> byId = new HashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      byId.put(admitted.get(i).of().id(), answers.get(i));
    }
    return attempts.stream().map(attempt -> verified(attempt, byId)).toList();
  }

  private boolean inside(Attempt.Returned returned) {
    return returned.candidate().shape().equals(returned.of().original().shape())
        && ball.allows(returned.of().original(), returned.candidate(), target.domain());
  }

  private Verified verified(Attempt attempt, Map<String, Answer> answers) {
    return switch (attempt) {
      case Attempt.Failed failed -> failed(failed, failed.reason());
      case Attempt.Returned returned -> {
        Answer answer = answers.get(returned.of().id());
        yield answer == null ? failed(returned, Trial.OUTSIDE) : judged(returned, answer);
      }
    };
  }

  private Verified judged(Attempt.Returned returned, Answer answer) {
    return switch (answer) {
      case Answer.Failed failed -> failed(returned, failed.reason());
      case Answer.Given given -> {
        int truth = returned.of().goal().truth();
        Trial.Outcome outcome =
            given.label() == truth ? Trial.Outcome.STANDS : Trial.Outcome.BROKEN;
        double distance = ball.distance(returned.of().original(), returned.candidate());
        Trial trial = trial(returned, outcome, given.label(), distance, "");
        yield new Verified(trial, Optional.of(returned.candidate()), given.confidence());
      }
    };
  }

  private Verified failed(Attempt attempt, String reason) {
    int truth = attempt.of().goal().truth();
    return new Verified(
        trial(attempt, Trial.Outcome.FAILED, truth, 0, reason), Optional.empty(), -1);
  }

  private Trial trial(
      Attempt attempt, Trial.Outcome outcome, int label, double distance, String reason) {
    int truth = attempt.of().goal().truth();
    return new Trial(
        attempt.of().id(),
        truth,
        truth,
        ball.epsilon(),
        entry.name(),
        outcome,
        label,
        distance,
        attempt.cost().forwards(),
        attempt.cost().backwards(),
        reason);
  }
}
