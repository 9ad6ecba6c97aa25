package org.gauntlet.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Attacks;
import org.gauntlet.attacks.Attempt;
import org.gauntlet.attacks.Case;
import org.gauntlet.attacks.Fgsm;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Lockstep;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.NamedAttack;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Datasets;
import org.gauntlet.datasets.Split;
import org.gauntlet.defenses.Recipes;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Journal;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Progress;
import org.gauntlet.harness.Subject;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.run.Evaluator;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Judge;
import org.gauntlet.nn.train.Optimizer;
import org.gauntlet.nn.train.Recipe;
import org.gauntlet.nn.train.Schedule;
import org.gauntlet.nn.train.Trained;
import org.gauntlet.nn.train.Training;
import org.gauntlet.nn.train.TrainingOptions;

/**
 * Trains the "fast" net on MNIST plainly, by the published "fast" recipe (Wong, Rice, Kolter 2020)
 * and by FGSM without a random start, and attacks each at Linf 0.3 with the published settings.
 * What the "fast" recipe ends at is a matter of the seed, so it is run under several, each is
 * shown, and the one to report is chosen on training images held back, before any test image is
 * seen.
 */
public final class MnistStudy {
  private static final float EPSILON = 0.3f;
  private static final Seed SEED = new Seed(1);
  private static final int TRIES = 5;
  private static final double HELD_BACK = 0.05;

  private final CpuEngine engine = CpuEngine.of(Runtime.getRuntime().availableProcessors());
  private final Dataset train;
  private final Dataset test;
  private final StudyTable table = new StudyTable(engine.description());

  private MnistStudy(Path folder, boolean quick) {
    train = Datasets.open("mnist", Optional.of(folder), Split.TRAIN, OptionalInt.empty());
    Dataset whole = Datasets.open("mnist", Optional.of(folder), Split.TEST, OptionalInt.empty());
    test = quick ? whole.first(1000) : whole;
  }

  /** {@code --data-dir DIR [--quick] [--out FILE]}; quick attacks the first 1,000 test images. */
  static void main(String[] words) {
    List<String> options = List.of(words);
    MnistStudy study =
        new MnistStudy(Path.of(after(options, "--data-dir", ".")), options.contains("--quick"));
    study.run();
    String table = study.table.markdown();
    System.out.print(table);
    String out = after(options, "--out", "");
    if (!out.isEmpty()) {
      AtomicFile.write(Path.of(out), table.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String after(List<String> options, String name, String otherwise) {
    int at = options.indexOf(name);
    return at >= 0 && at + 1 < options.size() ? options.get(at + 1) : otherwise;
  }

  /** How a network is trained, in the words of the command line. */
  private record Regime(String defense, int epochs, String optimizer, String schedule) {
    TrainingOptions options() {
      Optimizer rule = Optimizer.parse(optimizer);
      return new TrainingOptions(epochs, 100, rule, Schedule.parse(schedule), OptionalInt.empty());
    }
  }

  /** A network under the "fast" recipe, and the share of images held back that it withstood. */
  private record Try(long seed, double validated, GradientModel model) {
    String title(boolean chosen) {
      return "fast, 10 epochs, seed %d (%.1f %% of images held back)%s"
          .formatted(seed, 100 * validated, chosen ? ", **chosen**" : "");
    }
  }

  private void run() {
    Regime plain = new Regime("none", 5, "adam:rate=0.002", "cosine");
    attack("plain, 5 epochs", train(plain), "pgd:steps=40,step=0.01");
    List<Try> tries = LongStream.rangeClosed(1, TRIES).mapToObj(this::fast).toList();
    Try chosen = Collections.max(tries, Comparator.comparingDouble(Try::validated));
    for (Try one : tries) {
      attack(
          one.title(one.seed() == chosen.seed()),
          one.model(),
          "pgd:steps=50,step=0.01,restarts=10");
    }
    Regime canary = new Regime("fgsm-at:eps=0.3", 5, "adam:rate=0.001", "constant");
    attack("FGSM-AT, 5 epochs", train(canary), "pgd:steps=50,step=0.01");
  }

  private Try fast(long seed) {
    Regime recipe = new Regime("fast-at:eps=0.3,step=0.375", 10, "adam:rate=0.005", "cyclic");
    Dataset.Division parts = train.split(HELD_BACK, new Seed(seed));
    Trained trained = train(recipe, parts.train(), parts.validation().examples(), new Seed(seed));
    Accuracy validated = trained.curve().get(trained.best() - 1).validation().orElseThrow();
    return new Try(seed, validated.value(), engine.model(trained.network()));
  }

  private GradientModel train(Regime regime) {
    return engine.model(train(regime, train, List.of(), SEED).network());
  }

  private Trained train(Regime regime, Dataset examples, List<Example> validation, Seed seed) {
    Network start =
        Network.initialise(
            Architectures.named("fast").graph(examples.domain()),
            examples.domain(),
            seed.child("weights"));
    TrainingOptions options = regime.options();
    Recipe recipe = Recipes.parse(regime.defense());
    return Training.of(options)
        .with(recipe)
        .with(Judge.prepared(Recipes.examiner(recipe), options.batch()))
        .run(engine.learner(start), examples.examples(), validation, seed.child("train"));
  }

  private void attack(String name, GradientModel model, String pgd) {
    table.add(name, onFgsmImages(model), evaluate(name, model, Attacks.parse(pgd)));
  }

  /**
   * Accuracy on the FGSM images of all test images, as the published tables count it: an image that
   * was misclassified may be classified right once it is attacked, which is the sign of a label
   * leak.
   */
  private Estimate onFgsmImages(GradientModel model) {
    List<Case> cases =
        test.examples().stream()
            .map(one -> new Case(one.id(), one.input(), new Goal.Climb(one.label())))
            .toList();
    List<Example> attacked = new ArrayList<>();
    new Lockstep(256)
        .run(
            new Access.Gradients(model),
            new Fgsm(Loss.CROSS_ENTROPY),
            new NormBall(Norm.LINF, EPSILON),
            cases,
            SEED,
            attempt -> {
              if (attempt instanceof Attempt.Returned(Case of, Tensor candidate, var _)) {
                attacked.add(new Example(of.id(), candidate, of.goal().truth()));
              }
            });
    return new Estimate(Accuracy.measure(model, attacked, 256).hits(), test.size());
  }

  private <V extends Victim> Evaluation evaluate(
      String name, GradientModel model, NamedAttack<V> attack) {
    String words = attack.toString();
    Subject subject = new Subject(name, "", "mnist test", "", test.domain(), test.classNames());
    Plan plan =
        new Plan(
            model,
            subject,
            test.examples(),
            Norm.LINF,
            List.of(EPSILON),
            Suite.of(Suite.Entry.of(words, words, attack.onto(model), attack.attack())),
            SEED,
            256);
    return new Evaluator(plan, Journal.none(), Progress.silent()).run();
  }
}
