package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.defenses.AdversarialTraining;
import org.gauntlet.defenses.Recipes;
import org.gauntlet.nn.arch.Architecture;
import org.gauntlet.nn.arch.Summary;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.engine.Learner;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Judge;
import org.gauntlet.nn.train.Recipe;
import org.gauntlet.nn.train.Trained;
import org.gauntlet.nn.train.Training;
import org.gauntlet.nn.train.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gauntlet train}: trains a network, plainly or adversarially, and writes it with its
 * curves.
 */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "gauntlet train --out=DIR [OPTION]...",
    description = "Trains a model and writes it with its curves and its accuracies.")
final class Train implements Callable<Integer>, Interruptible {
  private static final int MEASURED_AT_ONCE = 256;

  @Spec private CommandSpec spec;
  @Mixin private TrainingWords words = new TrainingWords();
  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--first", paramLabel = "N", description = "only the first N training examples")
  private Optional<Integer> first = Optional.empty();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder for the model; refused when there is a model already")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Architecture architecture = words.architecture();
    Recipe recipe = words.recipe();
    TrainingOptions options = words.options();
    double share = words.validation();
    CpuEngine engine = CpuEngine.of(engineOptions.threads());

    Dataset whole = data.open(Split.TRAIN, first());
    Dataset test = data.open(Split.TEST, OptionalInt.empty());
    checkBudget(recipe, whole.domain());
    Parts parts = parts(whole, share);
    Network start = start(architecture, whole);
    TrainingFolder folder = TrainingFolder.open(out);

    TrainingProgress progress =
        new TrainingProgress(spec.commandLine().getErr(), Terminal.watched());
    Trained trained = train(options, recipe, engine.learner(start), parts, progress);
    GradientModel model = engine.model(trained.network());
    SequencedMap<String, Accuracy> accuracies = accuracies(model, parts, test);
    folder.write(
        new Checkpoint(trained.network(), whole.classNames(), provenance(whole)),
        trained,
        accuracies,
        progress.seconds());
    tell(trained, accuracies, folder);
    return ExitCode.OK;
  }

  @Override
  public String whenInterrupted() {
    return "no model was written";
  }

  /** What is trained on, and what chooses the best epoch. */
  private record Parts(List<Example> training, List<Example> validation) {}

  private Parts parts(Dataset whole, double share) {
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

  private Network start(Architecture architecture, Dataset whole) {
    if (words.from().isEmpty()) {
      return Network.initialise(
          architecture.graph(whole.domain()), whole.domain(), words.seed().child("weights"));
    }
    Path file = words.from().get();
    Network network = ModelSource.read(file).network();
    ModelFile.fits(file.toString(), network.domain(), whole);
    return network;
  }

  private Trained train(
      TrainingOptions options,
      Recipe recipe,
      Learner learner,
      Parts parts,
      TrainingProgress progress) {
    try {
      return Training.of(options)
          .with(recipe)
          .with(Judge.prepared(Recipes.examiner(recipe), options.batch()))
          .with(progress)
          .run(learner, parts.training(), parts.validation(), words.seed().child("train"));
    } finally {
      progress.end();
    }
  }

  private static SequencedMap<String, Accuracy> accuracies(
      GradientModel model, Parts parts, Dataset test) {
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

  private SequencedMap<String, String> provenance(Dataset whole) {
    SequencedMap<String, String> provenance = words.provenance();
    provenance.put("gauntlet", Version.text());
    provenance.put("data", whole.name() + ", " + whole.size() + " examples");
    provenance.put("data sha256", whole.fingerprint());
    return provenance;
  }

  private void tell(
      Trained trained, SequencedMap<String, Accuracy> accuracies, TrainingFolder folder) {
    PrintWriter printer = spec.commandLine().getOut();
    printer.print(Summary.of(trained.network().graph()));
    accuracies.forEach((part, accuracy) ->
        printer.println(
            String.format(
                Locale.ROOT,
                "%-10s %6.2f %%  (%d of %d)",
                part,
                100 * accuracy.value(),
                accuracy.hits(),
                accuracy.of())));
    printer.println("Model: " + folder.model() + " (epoch " + trained.best() + ")");
    printer.flush();
  }

  private OptionalInt first() {
    first
        .filter(n -> n < 1)
        .ifPresent(n -> {
          throw Refusal.usage("--first must be >= 1, got " + n);
        });
    return first.map(OptionalInt::of).orElse(OptionalInt.empty());
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
