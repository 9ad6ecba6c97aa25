package org.gauntlet.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gauntlet.attacks.NamedAttack;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Numbers;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.harness.Aim;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words that evaluate and gate share: what is attacked, how, and where the results go. */
final class EvaluationOptions {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "the model, as gauntlet train writes it, or an ONNX file")
  private Path model = Path.of("");

  @Option(
      names = "--black-box",
      description =
          "show attacks the model's answers alone; ONNX Runtime, where installed, then runs ONNX"
              + " files of any operators")
  private boolean blackBox;

  @Option(
      names = "--surrogate",
      paramLabel = "FILE",
      description =
          "another model; examples made on all surrogates together are tried on the model"
              + " (repeatable)")
  private List<Path> surrogates = new ArrayList<>();

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--allow-chance",
      description = "go on with an ONNX model that gets no more examples right than guessing would")
  private boolean allowChance;

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "test",
      description = "test or train (default: ${DEFAULT-VALUE})")
  private String split = "test";

  @Option(
      names = "--norm",
      paramLabel = "NORM",
      defaultValue = "linf",
      description = "linf, l2 or l1 (default: ${DEFAULT-VALUE})")
  private String norm = "linf";

  @Option(
      names = "--eps",
      paramLabel = "EPS[,EPS]",
      required = true,
      description = "budgets such as 0.3 or 8/255; the largest one is the headline")
  private List<String> epsilons = new ArrayList<>();

  @Mixin private AttackOptions attacks = new AttackOptions();

  @Option(
      names = "--aim",
      paramLabel = "AIM",
      defaultValue = "avoid",
      description =
          "avoid (any wrong class) or next-class (targeted at the class after the true one)"
              + " (default: ${DEFAULT-VALUE})")
  private String aim = "avoid";

  @Option(
      names = "--input-defense",
      paramLabel = "NAME",
      description =
          "puts a defense before the model, such as bit-depth:bits=3; gradient attacks then go"
              + " through its adaptive view")
  private Optional<String> inputDefense = Optional.empty();

  @Option(
      names = "--straight-through",
      description =
          "gradient attacks pass the model's own rounding (Round, Floor, Ceil, Sign) as if it were"
              + " the identity, which is reported")
  private boolean straightThrough;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "the same seed gives the same bytes (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "256",
      description = "examples attacked at once; changes no result (default: ${DEFAULT-VALUE})")
  private int batch = 256;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "the results folder (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("results");

  @Option(names = "--resume", description = "continue the run in the results folder")
  private boolean resume;

  /** Refuses wrong words before anything is read. */
  void check() {
    data.check();
    split();
    norm();
    aim();
    budgets();
    suite(!blackBox);
    input.check();
    if (blackBox && straightThrough) {
      throw Refusal.usage("--black-box shows no gradients that --straight-through could pass on");
    }
    defense();
    batch();
    engine.threads();
  }

  Path model() {
    return model;
  }

  boolean blackBox() {
    return blackBox;
  }

  List<Path> surrogates() {
    return surrogates;
  }

  OnnxReading reading() {
    return input.reading();
  }

  boolean allowChance() {
    return allowChance;
  }

  Dataset examples() {
    return data.open(split());
  }

  Split split() {
    return Choice.of("--split", split, List.of(Split.values()), Split::word);
  }

  Norm norm() {
    return Choice.of(
        "--norm", norm, List.of(Norm.values()), norm -> norm.name().toLowerCase(Locale.ROOT));
  }

  Aim aim() {
    return Choice.of("--aim", aim, List.of(Aim.values()), Aim::word);
  }

  /** The budgets, ascending, without repetition. */
  List<Float> budgets() {
    return epsilons.stream()
        .flatMap(list -> Stream.of(list.split(",", -1)))
        .map(EvaluationOptions::budget)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * What is asked for, or what suits.
   *
   * @param gradients whether the model shows gradients
   */
  List<NamedAttack<?>> suite(boolean gradients) {
    return attacks.suite(gradients);
  }

  boolean straightThrough() {
    return straightThrough;
  }

  Optional<InputDefense> defense() {
    return inputDefense.map(InputDefense::parse);
  }

  Seed seed() {
    return new Seed(seed);
  }

  int batch() {
    if (batch < 1) {
      throw Refusal.usage("--batch must be >= 1, got " + batch);
    }
    return batch;
  }

  EngineOptions engine() {
    return engine;
  }

  Path out() {
    return out;
  }

  boolean resume() {
    return resume;
  }

  /** What becomes of a run that is stopped. */
  String whenInterrupted() {
    return "everything found so far is kept in " + out + ": go on with the same words and --resume";
  }

  private static float budget(String words) {
    double value = Numbers.parse("--eps", words.strip());
    if (value < 0) {
      throw Refusal.usage("--eps must be >= 0, got " + words + ": a budget is a distance");
    }
    return (float) value;
  }
}
