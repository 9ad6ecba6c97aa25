package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.defenses.AdversarialTraining;
import org.gauntlet.defenses.Recipes;
import org.gauntlet.nn.arch.Summary;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.store.Unfinished;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Course;
import org.gauntlet.nn.train.Judge;
import org.gauntlet.nn.train.Milestone;
import org.gauntlet.nn.train.Recipe;
import org.gauntlet.nn.train.Trained;
import org.gauntlet.nn.train.Training;
import org.gauntlet.nn.train.TrainingOptions;

/**
 * One training as the command line asks for it: from the words and the data to the folder with the
 * model.
 */
final class TrainingRun {
  private static final int MEASURED_AT_ONCE = 256;

  private final TrainingWords words;
  private final CpuEngine engine;
  private final Dataset whole;
  private final Dataset test;
  private final PrintWriter out;
  private final PrintWriter err;

  TrainingRun(
      TrainingWords words,
      CpuEngine engine,
      Dataset whole,
      Dataset test,
      PrintWriter out,
      PrintWriter err) {
    this.words = words;
    this.engine = engine;
    this.whole = whole;
    this.test = test;
    this.out = out;
    this.err = err;
  }

  /** Trains, or goes on training, measures, writes and tells. */
  void run(Path place, boolean resume) {
    checkBudget(words.recipe(), whole.domain());
    Parts parts = parts(words.validation());
    Network start = start();
    SequencedMap<String, String> settings = settings();
    TrainingFolder folder = TrainingFolder.open(place);
    if (!resume) {
      folder.mustBeFree();
    }
    if (folder.isFinished(settings)) {
      tell("This training has ended: " + folder.model());
      return;
    }
    Optional<Unfinished> begun = folder.begun(settings);
    begun.ifPresent(this::tell);
    TrainingProgress progress =
        new TrainingProgress(err, Terminal.watched(), begun.map(Unfinished::seconds).orElse(0.0));
    Course course = course(start, parts, progress);
    Milestone at = begun.map(Unfinished::milestone).orElseGet(course::start);
    try {
      while (!course.isOver(at)) {
        at = course.after(at);
        folder.keep(new Unfinished(settings, progress.seconds(), at));
      }
    } finally {
      progress.end();
    }
    finish(folder, settings, at.trained(), parts, progress.seconds());
  }

  /** What is trained on, and what chooses the best epoch. */
  private record Parts(List<Example> training, List<Example> validation) {}

  private Parts parts(double share) {
    if (share == 0) {
      return new Parts(whole.examples(), List.of());
    }
    if (whole.size() < 2) {
      throw Refusal.usage(
          "there is one training example and --validation would take it: pass --validation 0");
    }
    Dataset.Division division = whole.split(share, words.seed());
    return new Parts(division.train().examples(), division.validation().examples());
  }

  private Network start() {
    if (words.from().isEmpty()) {
      return words.fresh(whole.domain());
    }
    String file = words.from().get().toString();
    ModelSource source = ModelSource.read(words.from().get(), words.reading());
    ModelSource.tell(file, source.notes(), err);
    ModelFile.fits(file, source.network().domain(), whole);
    return source.network();
  }

  private Course course(Network start, Parts parts, TrainingProgress progress) {
    TrainingOptions options = words.options();
    Recipe recipe = words.recipe();
    return Training.of(options)
        .with(recipe)
        .with(Judge.prepared(Recipes.examiner(recipe), options.batch()))
        .with(progress)
        .on(
            engine.learner(start),
            parts.training(),
            parts.validation(),
            words.seed().child("train"));
  }

  /** What decides the result, which the model remembers. */
  private SequencedMap<String, String> settings() {
    SequencedMap<String, String> settings = words.provenance();
    words.from().ifPresent(file -> settings.put("from sha256", ModelFile.digest(file)));
    settings.put("gauntlet", Version.text());
    settings.put("data", whole.name() + ", " + whole.size() + " examples");
    settings.put("data sha256", whole.fingerprint());
    return settings;
  }

  private void finish(
      TrainingFolder folder,
      SequencedMap<String, String> settings,
      Trained trained,
      Parts parts,
      double seconds) {
    SequencedMap<String, Accuracy> accuracies = accuracies(engine.model(trained.network()), parts);
    folder.write(
        new Checkpoint(trained.network(), whole.classNames(), settings),
        trained,
        accuracies,
        seconds);
    tell(trained, accuracies, folder);
  }

  private SequencedMap<String, Accuracy> accuracies(GradientModel model, Parts parts) {
    SequencedMap<String, Accuracy> accuracies = new LinkedHashMap<>();
    accuracies.put("train", measure(model, parts.training()));
    if (!parts.validation().isEmpty()) {
      accuracies.put("validation", measure(model, parts.validation()));
    }
    accuracies.put("test", measure(model, test.examples()));
    return accuracies;
  }

  private static Accuracy measure(GradientModel model, List<Example> examples) {
    return Accuracy.measure(model, examples, MEASURED_AT_ONCE);
  }

  private void tell(
      Trained trained, SequencedMap<String, Accuracy> accuracies, TrainingFolder folder) {
    out.print(Summary.of(trained.network().graph()));
    accuracies.forEach((part, accuracy) ->
        out.println(
            String.format(
                Locale.ROOT,
                "%-10s %6.2f %%  (%d of %d)",
                part,
                100 * accuracy.value(),
                accuracy.hits(),
                accuracy.of())));
    tell("Model: " + folder.model() + " (epoch " + trained.best() + ")");
  }

  private void tell(String line) {
    out.println(line);
    out.flush();
  }

  private void tell(Unfinished begun) {
    err.println("going on after epoch " + begun.milestone().epochs());
    err.flush();
  }

  /** Refuses 8 where 8/255 was meant. */
  private static void checkBudget(Recipe recipe, Domain domain) {
    if (recipe instanceof AdversarialTraining(var _, NormBall(Norm norm, float epsilon))
        && epsilon > norm.reach(domain)) {
      throw Refusal.usage(
          "--defense: eps must be at most %s, the reach of the data in %s, got %s: 8/255 is 0.0314"
              .formatted(norm.reach(domain), norm.name().toLowerCase(Locale.ROOT), epsilon));
    }
  }
}
