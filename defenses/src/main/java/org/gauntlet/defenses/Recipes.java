package org.gauntlet.defenses;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.Fgsm;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.attacks.Threat;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Numbers;
import org.gauntlet.core.Options;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Spec;
import org.gauntlet.core.Spelling;
import org.gauntlet.nn.train.Recipe;

/**
 * The training defenses by name, as the command line writes them: {@code pgd-at:eps=0.3,steps=40}.
 */
public final class Recipes {
  private static final SequencedMap<String, String> CATALOGUE = new LinkedHashMap<>();

  static {
    CATALOGUE.put("none", "plain training");
    CATALOGUE.put(
        "fgsm-at",
        "one full step without a random start (Goodfellow 2015); masks gradients, kept as a"
            + " canary");
    CATALOGUE.put("fast-at", "one step from a random start (Wong, Rice, Kolter 2020)");
    CATALOGUE.put("pgd-at", "many steps from a random start (Madry et al. 2018)");
  }

  private Recipes() {}

  /** Name -> one line, in reading order. */
  public static SequencedMap<String, String> catalogue() {
    return Collections.unmodifiableSequencedMap(CATALOGUE);
  }

  /** The recipe that the words ask for; refuses unknown names, options and values. */
  public static Recipe parse(String words) {
    Spec spec = Spec.parse(words);
    Options options = spec.read();
    return switch (spec.name()) {
      case "none" -> options.build(() -> Recipe.PLAIN);
      case "fgsm-at" -> {
        Threat threat = threat(options);
        yield options.build(() -> new AdversarialTraining(new Fgsm(Loss.CROSS_ENTROPY), threat));
      }
      case "fast-at" -> {
        Threat threat = threat(options);
        StepSize step = step(options, 1.25);
        yield options.build(() -> new FastTraining(threat, step));
      }
      case "pgd-at" -> {
        Threat threat = threat(options);
        int steps = options.integer("steps", 40);
        StepSize step = step(options, 2.5 / Math.max(1, steps));
        yield options.build(() -> new AdversarialTraining(pgd(steps, step), threat));
      }
      default ->
          throw Refusal.usage(
              "there is no defense '%s'%s (there are %s)"
                  .formatted(
                      spec.name(),
                      Spelling.hint(spec.name(), CATALOGUE.keySet()),
                      List.copyOf(CATALOGUE.keySet())));
    };
  }

  /**
   * What a recipe's network is examined by after each epoch, so that the best is kept: ten steps of
   * PGD under the recipe's threat, since accuracy under a single step keeps rising while the
   * network collapses (catastrophic overfitting; Wong, Rice, Kolter 2020, section 5.4). Plain
   * training is examined by plain examples.
   */
  public static Recipe examiner(Recipe recipe) {
    return switch (recipe) {
      case AdversarialTraining(var _, Threat threat) -> examiner(threat);
      case FastTraining(Threat threat, var _) -> examiner(threat);
      default -> recipe;
    };
  }

  private static Recipe examiner(Threat threat) {
    return new AdversarialTraining(pgd(10, new StepSize.Relative(0.25f)), threat);
  }

  private static Attack<Victim.Gradients> pgd(int steps, StepSize step) {
    return new Pgd(steps, step, Start.RANDOM, Loss.CROSS_ENTROPY);
  }

  private static Threat threat(Options options) {
    String norm = options.choice("norm", List.of("linf", "l2", "l1"), "linf");
    Optional<String> eps = options.text("eps");
    if (eps.isEmpty()) {
      throw Refusal.usage("the defense needs its budget, for example eps=0.3 or eps=8/255");
    }
    float epsilon = (float) Numbers.parse("eps", eps.get());
    if (!(epsilon > 0)) {
      throw Refusal.usage("eps must be > 0, got " + eps.get());
    }
    return new NormBall(Norm.valueOf(norm.toUpperCase(Locale.ROOT)), epsilon);
  }

  /** The option "step" as a length, or else a share of the budget. */
  private static StepSize step(Options options, double share) {
    return options
        .text("step")
        .<StepSize>map(words -> new StepSize.Absolute((float) Numbers.parse("step", words)))
        .orElse(new StepSize.Relative((float) share));
  }
}
