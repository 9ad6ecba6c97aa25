package org.gauntlet.cli;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.attacks.Attacks;
import org.gauntlet.attacks.NamedAttack;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Spec;
import picocli.CommandLine.Option;

/** The words that name attacks. */
final class AttackOptions {
  private static final String STANDARD =
      "fgsm,pgd:steps=40,restarts=2,pgd:steps=40,restarts=2,loss=margin,noise";

  private static final String WITHOUT_GRADIENTS = "noise:draws=100";

  @Option(
      names = "--attack",
      paramLabel = "NAME[,NAME]",
      description =
          "attacks with options, such as fgsm,pgd:steps=40,step=0.01,restarts=10 (repeatable;"
              + " default: "
              + STANDARD
              + "; of a model without gradients "
              + WITHOUT_GRADIENTS
              + ")")
  private List<String> words = new ArrayList<>();

  /**
   * The attacks that are asked for, or those that suit.
   *
   * @param gradients whether the model shows gradients
   */
  List<NamedAttack<?>> suite(boolean gradients) {
    List<String> lists =
        words.isEmpty() ? List.of(gradients ? STANDARD : WITHOUT_GRADIENTS) : words;
    List<NamedAttack<?>> suite = new ArrayList<>();
    for (String list : lists) {
      for (Spec spec : Spec.parseList(list)) {
        NamedAttack<?> attack = Attacks.of(spec);
        if (suite.stream().anyMatch(other -> other.spec().equals(attack.spec()))) {
          throw Refusal.usage(
              "--attack names %s twice: leave one out, or ask for restarts".formatted(attack));
        }
        suite.add(attack);
      }
    }
    return suite;
  }
}
