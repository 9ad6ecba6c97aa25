package org.gauntlet.attacks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.gauntlet.core.Options;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Spec;
import org.gauntlet.core.Spelling;

/** The attacks that have a name, with their options and defaults. */
public enum Attacks {
  FGSM("fgsm:loss=ce", "one step of the full budget along the gradient"),
  BIM("bim:steps=10,step=0.2eps,loss=ce", "iterated FGSM from the unperturbed input"),
  PGD(
      "pgd:steps=40,step=0.0625eps,restarts=1,start=random,loss=ce",
      "projected gradient descent from random points; keeps the worst of its restarts"),
  NOISE("noise:draws=100", "random points of the threat, the baseline every attack must beat");

  private static final List<String> LOSSES = List.of("ce", "margin", "dlr");
  private static final List<String> STARTS = List.of("random", "origin");

  private final String defaults;
  private final String summary;

  Attacks(String defaults, String summary) {
    this.defaults = defaults;
    this.summary = summary;
  }

  /** The attack with all its options at their defaults. */
  public Spec defaults() {
    return Spec.parse(defaults);
  }

  /** What it does, in one line. */
  public String summary() {
    return summary;
  }

  /** The attack in words such as {@code pgd:steps=40,step=0.01,restarts=10}. */
  public static NamedAttack<?> parse(String words) {
    return of(Spec.parse(words));
  }

  /** The attack of a spec; options that it leaves out have their defaults. */
  public static NamedAttack<?> of(Spec spec) {
    List<String> names = Arrays.stream(values()).map(attack -> attack.defaults().name()).toList();
    int place = names.indexOf(spec.name());
    if (place < 0) {
      throw Refusal.usage(
          "there is no attack '%s'%s (known: %s)"
              .formatted(spec.name(), Spelling.hint(spec.name(), names), String.join(", ", names)));
    }
    return values()[place].read(spec);
  }

  private NamedAttack<?> read(Spec given) {
    Spec defaults = defaults();
    SequencedMap<String, String> words = new LinkedHashMap<>(defaults.options());
    words.putAll(given.options());
    if (this == PGD && !given.options().containsKey("step")) {
      words.put("step", reaching(new Spec(given.name(), words).read().integer("steps", 1)));
    }
    Options options = new Spec(given.name(), words).read();
    defaults.options().keySet().forEach(options::text);
    return options.build(() -> {
      words.replaceAll((key, value) -> canonical(options, key));
      return build(new Spec(given.name(), words), options);
    });
  }

  /**
   * Two and a half budgets over all steps, so that fewer steps reach as far (Madry et al. 2018).
   */
  private static String reaching(int steps) {
    return new StepSize.Relative((float) (2.5 / Math.max(1, steps))).toString();
  }

  /** An option's value in the one spelling that all its spellings share. */
  private static String canonical(Options options, String key) {
    return switch (key) {
      case "step" -> step(options).toString();
      case "loss" -> options.choice(key, LOSSES, "ce");
      case "start" -> options.choice(key, STARTS, "random");
      default -> String.valueOf(options.integer(key, 1));
    };
  }

  private NamedAttack<?> build(Spec spec, Options options) {
    return switch (this) {
      case FGSM -> gradients(spec, new Fgsm(loss(options)));
      case BIM -> gradients(spec, pgd(options, Start.ORIGIN));
      case PGD -> gradients(spec, restarted(options));
      case NOISE ->
          new NamedAttack<>(
              spec, new Window.Labels(), new UniformNoise(options.integer("draws", 100)));
    };
  }

  private static NamedAttack<Victim.Gradients> gradients(
      Spec spec, Attack<Victim.Gradients> attack) {
    return new NamedAttack<>(spec, new Window.Gradients(), attack);
  }

  private static Attack<Victim.Gradients> restarted(Options options) {
    Start start = Start.valueOf(options.choice("start", STARTS, "random").toUpperCase(Locale.ROOT));
    int restarts = options.integer("restarts", 1);
    if (restarts > 1 && start == Start.ORIGIN) {
      throw new IllegalArgumentException(
          "restarts must be 1 where start is origin, got " + restarts + ": all would be the same");
    }
    return new Restarts<>(restarts, loss(options), pgd(options, start));
  }

  private static Pgd pgd(Options options, Start start) {
    return new Pgd(options.integer("steps", 1), step(options), start, loss(options));
  }

  private static StepSize step(Options options) {
    return StepSize.parse(options.text("step").orElseThrow());
  }

  private static Loss loss(Options options) {
    return switch (options.choice("loss", LOSSES, "ce")) {
      case "margin" -> Loss.MARGIN;
      case "dlr" -> Loss.DLR;
      default -> Loss.CROSS_ENTROPY;
    };
  }
}
