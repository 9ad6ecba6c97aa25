package org.gauntlet.harness.folder;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.run.Evaluator;

/** A program that evaluates a slow model into a folder, to be killed. */
final class SlowRun {
  private SlowRun() {}

  static final Origin ORIGIN = new Origin("test", List.of(), new LinkedHashMap<>());

  /** Takes about a second when every batch takes so many milliseconds. */
  static Plan plan(int millis) {
    LinearModel model = LinearModel.largestOfThree();
    ScoreModel slow =
        ScoreModel.of(
            model.domain(),
            x -> {
              pause(millis);
              return model.scores(x);
            });
    Plan plan =
        Toys.plan(
            slow, Toys.examples(48), List.of(0.05f, 0.1f, 0.2f), Toys.noise(slow), Toys.pgd(model));
    return Toys.width(plan, 4);
  }

  static void evaluate(Path folder, int millis) {
    Plan plan = plan(millis);
    try (ResultsFolder open = ResultsFolder.open(folder, true, ORIGIN, plan.settings())) {
      new Evaluator(plan, open, Progress.silent()).run();
    }
  }

  public static void main(String[] words) {
    evaluate(Path.of(words[0]), Integer.parseInt(words[1]));
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
