package org.gauntlet.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Numbers;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.defenses.Recipes;
import org.gauntlet.nn.arch.Architecture;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.train.Optimizer;
import org.gauntlet.nn.train.Recipe;
import org.gauntlet.nn.train.Schedule;
import org.gauntlet.nn.train.TrainingOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words that say what network is trained and how. */
final class TrainingWords {
  @Option(
      names = "--arch",
      paramLabel = "NAME",
      defaultValue = "fast",
      description =
          "the network, such as fast or mlp:hidden=64x32, see gauntlet list (default:"
              + " ${DEFAULT-VALUE})")
  private String arch = "fast";

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "train this model on, instead of a fresh network of --arch")
  private Optional<Path> from = Optional.empty();

  @Mixin private InputOptions input = new InputOptions();

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

  /** Refuses wrong words before anything is read. */
  void check() {
    architecture();
    recipe();
    options();
    validation();
    input.check();
  }

  /** How an ONNX file of --from is read. */
  OnnxReading reading() {
    return input.reading();
  }

  Architecture architecture() {
    return Architectures.named(arch);
  }

  /** The architecture with fresh weights; refuses one that is too large to be. */
  Network fresh(Domain domain) {
    try {
      return Network.initialise(architecture().graph(domain), domain, seed().child("weights"));
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("--arch %s cannot be built: %s".formatted(arch, e.getMessage()));
    }
  }

  Optional<Path> from() {
    return from;
  }

  /** The share of the training examples that is set aside, in [0, 1). */
  double validation() {
    double share = Numbers.parse("--validation", validation);
    if (!(share >= 0 && share < 1)) {
      throw Refusal.usage("--validation must be in [0, 1), got " + validation);
    }
    return share;
  }

  TrainingOptions options() {
    try {
      return new TrainingOptions(
          epochs,
          batch,
          Optimizer.parse(optimizer),
          Schedule.parse(schedule),
          patience.map(OptionalInt::of).orElse(OptionalInt.empty()));
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("--" + e.getMessage());
    }
  }

  Recipe recipe() {
    return Recipes.parse(defense);
  }

  Seed seed() {
    return new Seed(seed);
  }

  /** What a model remembers of how it was trained. */
  SequencedMap<String, String> provenance() {
    SequencedMap<String, String> provenance = new LinkedHashMap<>();
    from.ifPresentOrElse(
        file -> provenance.put("from", file.toString()), () -> provenance.put("arch", arch));
    provenance.put("epochs", String.valueOf(epochs));
    provenance.put("batch", String.valueOf(batch));
    provenance.put("optimizer", optimizer);
    provenance.put("schedule", schedule);
    patience.ifPresent(epochs -> provenance.put("patience", String.valueOf(epochs)));
    provenance.put("defense", defense);
    provenance.put("validation", validation);
    provenance.put("seed", String.valueOf(seed));
    return provenance;
  }
}
