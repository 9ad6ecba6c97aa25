package org.gauntlet.nn.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.Network;

/**
 * One training on its examples: an epoch leads from milestone to milestone and depends on nothing
 * else, so a training that is taken up again is the training that never stopped.
 */
public final class Course {
  private final Training training;
  private final Learner learner;
  private final List<Example> examples;
  private final List<Example> validation;
  private final Seed seed;

  Course(
      Training training,
      Learner learner,
      List<Example> examples,
      List<Example> validation,
      Seed seed) {
    this.training = training;
    this.learner = learner;
    this.examples = List.copyOf(examples);
    this.validation = List.copyOf(validation);
    this.seed = seed;
  }

  /** Before the first epoch, with the learner's network as it stands. */
  public Milestone start() {
    return Milestone.start(learner.snapshot(), training.options.optimizer());
  }

  /** Whether the training ends here. */
  public boolean isOver(Milestone at) {
    return at.ends(training.options);
  }

  /** Trains for one more epoch, whatever the learner did before, and judges it. */
  public Milestone after(Milestone at) {
    take(at.network());
    Descent descent =
        new Descent(training.options.optimizer(), at.network().graph(), at.momentum());
    Epoch epoch = epoch(at.epochs(), descent);
    Network ended = learner.snapshot();
    mustBeFinite(ended, epoch);
    return new Milestone(ended, descent.momentum(), at.trained().then(epoch, ended));
  }

  private void take(Network network) {
    if (!network.graph().equals(learner.snapshot().graph())) {
      throw new IllegalArgumentException("the milestone must be one of the learner's own graph");
    }
    network.parameters().forEach((name, tensor) -> tensor.copyInto(learner.values(name), 0));
  }

  /** One epoch, counted from 0. */
  private Epoch epoch(int epoch, Descent descent) {
    TrainingOptions options = training.options;
    List<Example> shuffled = shuffle(examples, seed.child("shuffle").child(epoch));
    int batches = MiniBatch.count(examples.size(), options.batch());
    double loss = 0;
    int hits = 0;
    int batch = 0;
    for (MiniBatch part : MiniBatch.split(shuffled, options.batch())) {
      Progress at = new Progress(epoch, options.epochs(), batch++, batches);
      Learner.Lesson lesson = learn(part, at, descent);
      loss += lesson.loss() * part.size();
      hits += lesson.correct();
    }
    Epoch summary =
        new Epoch(
            epoch + 1,
            rate(new Progress(epoch, options.epochs(), 0, batches)),
            loss / examples.size(),
            new Accuracy(hits, examples.size()),
            judge());
    training.listener.epoch(summary);
    return summary;
  }

  private Learner.Lesson learn(MiniBatch part, Progress at, Descent descent) {
    Seed own = seed.child("batch").child(at.epoch()).child(at.batch());
    Batch x =
        training.recipe.prepare(learner.model(), part.x(), part.labels(), own.child("recipe"));
    Learner.Lesson lesson = learner.learn(x, part.labels(), own.child("learn"));
    double rate = rate(at);
    if (!Double.isFinite(lesson.loss())) {
      throw diverged(lesson.loss(), x, rate, at);
    }
    descent.step(learner, rate);
    training.listener.batch(at, lesson.loss());
    return lesson;
  }

  private Optional<Accuracy> judge() {
    return validation.isEmpty()
        ? Optional.empty()
        : Optional.of(training.judge.judge(learner.model(), validation, seed.child("validation")));
  }

  private double rate(Progress at) {
    return training.options.schedule().rate(training.options.optimizer().rate(), at);
  }

  private static List<Example> shuffle(List<Example> examples, Seed seed) {
    return Arrays.stream(seed.open().permutation(examples.size())).mapToObj(examples::get).toList();
  }

  /** The last steps of an epoch can break the weights without a loss that tells. */
  private static void mustBeFinite(Network network, Epoch epoch) {
    network
        .parameters()
        .forEach((name, tensor) -> {
          if (!tensor.isFinite()) {
            throw Refusal.input(
                "parameter '%s' became NaN or infinite in epoch %d: lower the learning rate or add warm-up"
                    .formatted(name, epoch.number()));
          }
        });
  }

  private static Refusal diverged(double loss, Batch x, double rate, Progress at) {
    boolean sound = x.rows().stream().allMatch(row -> row.isFinite());
    String advice =
        sound
            ? "lower the learning rate (now " + (float) rate + ") or add warm-up"
            : "an input of that batch holds NaN or infinity, so check the data";
    return Refusal.input(
        "the loss became %s in epoch %d, batch %d: %s"
            .formatted(loss, at.epoch() + 1, at.batch() + 1, advice));
  }
}
