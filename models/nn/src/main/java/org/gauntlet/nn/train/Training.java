package org.gauntlet.nn.train;

import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.engine.Learner;

/**
 * The training loop: every epoch shuffles the examples, prepares each mini-batch by the recipe,
 * learns it, and asks the judge. The same learner, examples and seed give the same network.
 */
public final class Training {
  final TrainingOptions options;
  final Recipe recipe;
  final Judge judge;
  final Listener listener;

  private Training(TrainingOptions options, Recipe recipe, Judge judge, Listener listener) {
    this.options = options;
    this.recipe = recipe;
    this.judge = judge;
    this.listener = listener;
  }

  /** Plain training, judged by clean accuracy. */
  public static Training of(TrainingOptions options) {
    return new Training(options, Recipe.PLAIN, Judge.clean(options.batch()), Listener.DEAF);
  }

  /** With batches prepared by a recipe, and judged by accuracy under it. */
  public Training with(Recipe preparation) {
    Judge matching = Judge.prepared(preparation, options.batch());
    return new Training(options, preparation, matching, listener);
  }

  public Training with(Judge other) {
    return new Training(options, recipe, other, listener);
  }

  public Training with(Listener other) {
    return new Training(options, recipe, judge, other);
  }

  /**
   * Trains the learner's network.
   *
   * @param validation never trained on; when empty, all epochs run and the last network is kept
   */
  public Trained run(Learner learner, List<Example> examples, List<Example> validation, Seed seed) {
    Course course = on(learner, examples, validation, seed);
    Milestone at = course.start();
    while (!course.isOver(at)) {
      at = course.after(at);
    }
    return at.trained();
  }

  /** The same training epoch by epoch, for those who keep its milestones. */
  public Course on(Learner learner, List<Example> examples, List<Example> validation, Seed seed) {
    if (examples.isEmpty()) {
      throw Refusal.input("there are no training examples; expected at least one");
    }
    Domain domain = learner.model().domain();
    examples.forEach(example -> check(example, domain));
    validation.forEach(example -> check(example, domain));
    return new Course(this, learner, examples, validation, seed);
  }

  private static void check(Example example, Domain domain) {
    if (!example.input().shape().equals(domain.input())) {
      throw Refusal.input(
          "example '%s' has shape %s, but the network takes %s"
              .formatted(example.id(), example.input().shape(), domain.input()));
    }
    if (example.label() >= domain.classes()) {
      throw Refusal.input(
          "example '%s' has label %d, but the network has %d classes"
              .formatted(example.id(), example.label(), domain.classes()));
    }
  }
}
