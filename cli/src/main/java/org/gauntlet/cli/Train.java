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
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Numbers;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.defenses.Recipes;
import org.gauntlet.nn.arch.Architecture;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.arch.Summary;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Optimizer;
import org.gauntlet.nn.train.Recipe;
import org.gauntlet.nn.train.Schedule;
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
    description = "Trains a model; writes model.safetensors, curves.csv and training.json.")
final class Train implements Callable<Integer> {
  private static final int MEASURED_AT_ONCE = 256;

  @Spec private CommandSpec spec;

  @Option(
      names = "--arch",
      paramLabel = "NAME",
      defaultValue = "fast",
      description = "see gauntlet list (default: ${DEFAULT-VALUE})")
  private String arch = "fast";

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "start from the weights of this model instead of fresh ones")
  private Optional<Path> from = Optional.empty();

  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--first", paramLabel = "N", description = "only the first N training examples")
  private Optional<Integer> first = Optional.empty();

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "share of the training examples that is set aside to choose the best epoch; 0 keeps the"
              + " last (default: ${DEFAULT-VALUE})")
  private String validation = "0.05";

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "5",
      description = "passes over the data (default: ${DEFAULT-VALUE})")
  private int epochs = 5;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "examples learnt at once (default: ${DEFAULT-VALUE})")
  private int batch = 64;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "adam:rate=0.001",
      description =
          "adam:rate=R,decay=D or sgd:rate=R,momentum=M,nesterov=true,decay=D (default:"
              + " ${DEFAULT-VALUE})")
  private String optimizer = "adam:rate=0.001";

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      defaultValue = "constant",
      description =
          "constant, step:every=N,factor=F, cosine or cyclic, each with warmup=EPOCHS (default:"
              + " ${DEFAULT-VALUE})")
  private String schedule = "constant";

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "stop after N epochs without a better validation accuracy")
  private Optional<Integer> patience = Optional.empty();

  @Option(
      names = "--defense",
      paramLabel = "NAME",
      defaultValue = "none",
      description =
          "none, fgsm-at:eps=E, fast-at:eps=E or pgd-at:eps=E,steps=N (default: ${DEFAULT-VALUE})")
  private String defense = "none";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "the same seed gives the same bits (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder for the model; refused when there is a model already")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    Architecture architecture = Architectures.named(arch);
    Recipe recipe = Recipes.parse(defense);
    TrainingOptions options = options();
    TrainingFolder folder = TrainingFolder.open(out);
    Dataset whole = data.open(Split.TRAIN, positive("--first", first));
    Dataset test = data.open(Split.TEST, OptionalInt.empty());
    Parts parts = parts(whole);
    CpuEngine engine = CpuEngine.of(engineOptions.threads());
    TrainingProgress progress =
        new TrainingProgress(spec.commandLine().getErr(), Terminal.watched());
    Trained trained =
        Training.of(options)
            .with(recipe)
            .with(progress)
            .run(
                engine.learner(start(architecture, whole)),
                parts.training(),
                parts.validation(),
                new Seed(seed).child("train"));
    progress.end();
    GradientModel model = engine.model(trained.network());
    SequencedMap<String, Accuracy> accuracies = new LinkedHashMap<>();
    accuracies.put("train", measure(model, parts.training()));
    if (!parts.validation().isEmpty()) {
      accuracies.put("validation", measure(model, parts.validation()));
    }
    accuracies.put("test", measure(model, test.examples()));
    folder.write(
        new Checkpoint(trained.network(), whole.classNames(), provenance(whole)),
        trained,
        accuracies,
        progress.seconds());
    tell(trained, accuracies, folder);
    return ExitCode.OK;
  }

  /** What is trained on, and what chooses the best epoch. */
  private record Parts(List<Example> training, List<Example> validation) {}

  private Parts parts(Dataset whole) {
    double share = Numbers.parse("--validation", validation);
    if (!(share >= 0 && share < 1)) {
      throw Refusal.usage("--validation must be in [0, 1), got " + validation);
    }
    if (share == 0) {
      return new Parts(whole.examples(), List.of());
    }
    Dataset.Division division = whole.split(share, new Seed(seed));
    return new Parts(division.train().examples(), division.validation().examples());
  }

  private TrainingOptions options() {
    try {
      return new TrainingOptions(
          epochs,
          batch,
          Optimizer.parse(optimizer),
          Schedule.parse(schedule),
          positive("--patience", patience));
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("--" + e.getMessage());
    }
  }

  private Network start(Architecture architecture, Dataset whole) {
    if (from.isEmpty()) {
      return Network.initialise(
          architecture.graph(whole.domain()), whole.domain(), new Seed(seed).child("weights"));
    }
    Network network = Checkpoint.read(from.get()).network();
    ModelFile.fits(from.get().toString(), network.domain(), whole);
    return network;
  }

  private SequencedMap<String, String> provenance(Dataset whole) {
    SequencedMap<String, String> provenance = new LinkedHashMap<>();
    provenance.put("gauntlet", Version.text());
    from.ifPresentOrElse(
        file -> provenance.put("from", file.toString()), () -> provenance.put("arch", arch));
    provenance.put("data", whole.name() + ", " + whole.size() + " examples");
    provenance.put("data sha256", whole.fingerprint());
    provenance.put("epochs", String.valueOf(epochs));
    provenance.put("batch", String.valueOf(batch));
    provenance.put("optimizer", optimizer);
    provenance.put("schedule", schedule);
    provenance.put("defense", defense);
    provenance.put("seed", String.valueOf(seed));
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

  private static Accuracy measure(GradientModel model, List<Example> examples) {
    return Accuracy.measure(model, examples, MEASURED_AT_ONCE);
  }

  private static OptionalInt positive(String option, Optional<Integer> value) {
    value
        .filter(n -> n < 1)
        .ifPresent(n -> {
          throw Refusal.usage(option + " must be >= 1, got " + n);
        });
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
