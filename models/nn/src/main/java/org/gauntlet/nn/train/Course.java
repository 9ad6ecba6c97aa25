package org.gauntlet.nn.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.engine.Learner;

/** One training under way: epochs of batches, each prepared, learnt and descended. */
final class Course {
  private final Training training;
  private final Learner learner;
  private final Seed seed;
  private final Descent descent;

  Course(Training training, Learner learner, Seed seed) {
    this.training = training;
    this.learner = learner;
    this.seed = seed;
    descent = new Descent(training.options.optimizer(), learner.snapshot().graph());
  }

  /** Trains for one epoch, counted from 0, and judges it. */
  Epoch epoch(int epoch, List<Example> examples, List<Example> validation) {
    TrainingOptions options = training.options;
    List<Example> shuffled = shuffle(examples, seed.child("shuffle").child(epoch));
    int batches = MiniBatch.count(examples.size(), options.batch());
    double loss = 0;
    int hits = 0;
    int batch = 0;
    for (MiniBatch part : MiniBatch.split(shuffled, options.batch())) {
      Learner.Lesson lesson = learn(part, new Progress(epoch, options.epochs(), batch++, batches));
      loss += lesson.loss() * part.size();
      hits += lesson.correct();
    }
    Epoch summary =
        new Epoch(
            epoch + 1,
            rate(new Progress(epoch, options.epochs(), 0, batches)),
            loss / examples.size(),
            new Accuracy(hits, examples.size()),
            judge(validation));
    training.listener.epoch(summary);
    return summary;
  }

  private Learner.Lesson learn(MiniBatch part, Progress at) {
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

  private Optional<Accuracy> judge(List<Example> validation) {
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
