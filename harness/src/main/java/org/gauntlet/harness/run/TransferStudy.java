package org.gauntlet.harness.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.Attempt;
import org.gauntlet.attacks.Case;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Lockstep;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Answer;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Inquiry;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.TransferMatrix;

/**
 * Makes examples on every model and shows them to every model. A target's robust accuracy counts
 * the examples which it classifies right both before and after.
 *
 * @param models by name, in the order of the matrix
 * @param spec the attack with all its options
 */
public record TransferStudy(
    SequencedMap<String, GradientModel> models,
    String spec,
    Attack<? super Victim.Gradients> attack,
    NormBall ball,
    List<Example> examples,
    Seed seed,
    int width) {

  public TransferMatrix matrix() {
    List<Tensor> originals = examples.stream().map(Example::input).toList();
    List<List<Proportion>> rows = new ArrayList<>();
    for (GradientModel source : models.values()) {
      List<Tensor> crafted = craft(source);
      rows.add(models.values().stream().map(target -> robust(target, originals, crafted)).toList());
    }
    return new TransferMatrix(
        spec,
        ball.norm().name().toLowerCase(Locale.ROOT),
        ball.epsilon(),
        List.copyOf(models.keySet()),
        rows);
  }

  /** One candidate for each example; the original where the attack failed or left the threat. */
  private List<Tensor> craft(GradientModel source) {
    List<Case> cases =
        examples.stream()
            .map(
                example -> new Case(example.id(), example.input(), new Goal.Climb(example.label())))
            .toList();
    Map<String, Tensor> candidates = new HashMap<>();
    new Lockstep(width)
        .run(
            new Access.Gradients(source),
            attack,
            ball,
            cases,
            seed.child("transfer"),
            attempt -> {
              if (attempt instanceof Attempt.Returned(Case of, Tensor candidate, var _)
                  && ball.allows(of.original(), candidate, source.domain())) {
                candidates.put(of.id(), candidate);
              }
            });
    return examples.stream()
        .map(example -> candidates.getOrDefault(example.id(), example.input()))
        .toList();
  }

  private Proportion robust(GradientModel target, List<Tensor> originals, List<Tensor> crafted) {
    Inquiry inquiry = new Inquiry(target, width);
    List<Answer> before = inquiry.ask(originals);
    List<Answer> after = inquiry.ask(crafted);
    int right = 0;
    int assessed = 0;
    for (int i = 0; i < examples.size(); i++) {
      int truth = examples.get(i).label();
      if (before.get(i) instanceof Answer.Given clean
          && after.get(i) instanceof Answer.Given attacked) {
        assessed++;
        right += clean.label() == truth && attacked.label() == truth ? 1 : 0;
      }
    }
    return new Estimate(right, assessed).proportion();
  }
}
