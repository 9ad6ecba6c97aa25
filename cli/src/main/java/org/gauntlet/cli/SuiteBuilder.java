package org.gauntlet.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Ensemble;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.NamedAttack;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.attacks.Victim;
import org.gauntlet.attacks.Window;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.harness.Aim;
import org.gauntlet.harness.Suite;

/** Puts named attacks and the models that they see together. */
final class SuiteBuilder {
  /** The attack with which examples are made on surrogates. */
  static final Pgd CRAFT =
      new Pgd(40, new StepSize.Relative(1 / 30f), Start.RANDOM, Loss.CROSS_ENTROPY);

  /** The same in the words of the command line. */
  static final String CRAFT_WORDS = "pgd:steps=%d,step=%s".formatted(CRAFT.steps(), CRAFT.step());

  private final Aim aim;
  private final List<Suite.Entry<?>> entries = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** A suite whose attacks on the target itself have this aim. */
  SuiteBuilder(Aim aim) {
    this.aim = aim;
  }

  /** An attack on the target; gradients come from the adaptive view where there is one. */
  SuiteBuilder attack(
      NamedAttack<?> attack, LabelModel target, Optional<GradientModel> adaptiveView) {
    boolean adaptive = adaptiveView.isPresent() && attack.window() instanceof Window.Gradients;
    LabelModel seen = adaptive ? adaptiveView.get() : target;
    String name = unique(attack.spec().name() + (adaptive ? "-adaptive" : ""));
    entries.add(entry(attack, name, seen));
    return this;
  }

  /** Examples made on all surrogates together. */
  SuiteBuilder transfer(List<ModelFile> surrogates) {
    Ensemble ensemble = new Ensemble(surrogates.stream().map(ModelFile::gradients).toList());
    String source = String.join(", ", surrogates.stream().map(ModelFile::name).toList());
    entries.add(
        new Suite.Entry<>(
            unique("transfer"),
            CRAFT_WORDS,
            new Access.Gradients(ensemble),
            CRAFT,
            Aim.AVOID,
            source));
    return this;
  }

  Suite suite() {
    return new Suite(entries);
  }

  private <V extends Victim> Suite.Entry<V> entry(
      NamedAttack<V> attack, String name, LabelModel seen) {
    return new Suite.Entry<>(
        name, attack.spec().toString(), attack.onto(seen), attack.attack(), aim, "");
  }

  private String unique(String name) {
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
