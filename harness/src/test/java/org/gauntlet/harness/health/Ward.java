package org.gauntlet.harness.health;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Ledger;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.Trial;
import org.gauntlet.harness.WarpedModel;

/** Patients whose history is written by hand. */
final class Ward {
  static final LinearModel MODEL = LinearModel.largestOfThree();
  static final GradientModel FLAT =
      WarpedModel.of(MODEL, (_, gradient) -> Tensor.filled(gradient.shape(), 0));
  static final GradientModel BACKWARDS = WarpedModel.of(MODEL, (_, gradient) -> gradient.times(-1));

  private Ward() {}

  /** So many examples of the largest of three, under one budget. */
  static Plan plan(int examples, float epsilon, Suite.Entry<?>... suite) {
    return Toys.plan(MODEL, Toys.examples(examples), List.of(epsilon), suite);
  }

  /** A patient on whom the model was right in the beginning. */
  static Patient right(Plan plan, List<? extends Line> trials) {
    return of(plan, "R".repeat(plan.examples().size()), trials);
  }

  static Patient right(Plan plan) {
    return right(plan, List.of());
  }

  /** A letter for each example: right, wrong or failed without an attack. */
  static Patient of(Plan plan, String letters, List<? extends Line> trials) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      lines.add(clean(plan.examples().get(i), letters.charAt(i)));
    }
    lines.addAll(trials);
    return new Patient(plan, new Ledger(plan, lines));
  }

  private static Clean clean(Example example, char letter) {
    int truth = example.label();
    return switch (letter) {
      case 'R' -> new Clean(example.id(), truth, truth, Clean.Outcome.RIGHT, "");
      case 'W' -> new Clean(example.id(), truth, (truth + 1) % 3, Clean.Outcome.WRONG, "");
      default -> new Clean(example.id(), truth, truth, Clean.Outcome.FAILED, "out of order");
    };
  }

  /** How one attack of the plan fared on one of its examples at the headline. */
  static Trial trial(Plan plan, int example, String attack, Trial.Outcome outcome, String reason) {
    int truth = plan.examples().get(example).label();
    int label = outcome == Trial.Outcome.BROKEN ? (truth + 1) % 3 : truth;
    String id = plan.examples().get(example).id();
    float epsilon = plan.headline().epsilon();
    return new Trial(id, truth, truth, epsilon, attack, outcome, label, 0, 1, 1, reason);
  }

  /** Trials in which one attack breaks the first so many examples. */
  static List<Trial> broken(Plan plan, String attack, int count) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trials.add(trial(plan, i, attack, Trial.Outcome.BROKEN, ""));
    }
    return trials;
  }
}
