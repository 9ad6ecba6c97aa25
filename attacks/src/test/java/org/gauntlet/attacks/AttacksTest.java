package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttacksTest {
  @ParameterizedTest
  @EnumSource
  void everyAttackIsNamedAndBuilt(Attacks attack) {
    NamedAttack<?> named = Attacks.of(attack.defaults());
    assertThat(named.spec().name()).isEqualTo(attack.defaults().name());
    assertThat(named.spec().options().keySet()).isEqualTo(attack.defaults().options().keySet());
    assertThat(attack.summary()).hasSizeBetween(20, 90);
  }

  @Test
  void optionsReachTheAttack() {
    Attack<?> attack = Attacks.parse("pgd:steps=7,restarts=3,step=0.5,loss=dlr").attack();
    Pgd pgd = new Pgd(7, new StepSize.Absolute(0.5f), Start.RANDOM, Loss.DLR);
    assertThat(attack).isEqualTo(new Restarts<>(3, Loss.DLR, pgd));
    assertThat(Attacks.parse("bim:step=1/4eps").attack())
        .isEqualTo(new Pgd(10, new StepSize.Relative(0.25f), Start.ORIGIN, Loss.CROSS_ENTROPY));
    assertThat(Attacks.parse("fgsm:loss=margin").attack()).isEqualTo(new Fgsm(Loss.MARGIN));
    assertThat(Attacks.parse("noise:draws=5").attack()).isEqualTo(new UniformNoise(5));
  }

  @Test
  void everySpellingOfAnAttackHasOneCanonicalForm() {
    assertThat(Attacks.parse("pgd:loss=ce,step=2/8,steps=040"))
        .isEqualTo(Attacks.parse("pgd:step=.25"))
        .hasToString("pgd:steps=40,step=0.25,restarts=1,start=random,loss=ce");
    assertThat(Attacks.parse("fgsm")).hasToString("fgsm:loss=ce");
  }

  @Provide
  Arbitrary<String> pgds() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 5000),
            Arbitraries.floats().between(1e-6f, 100).ofScale(7),
            Arbitraries.of("", "eps"),
            Arbitraries.of("start=origin", "start=random,restarts=9", "loss=dlr", "loss=margin"))
        .as("pgd:steps=%s,step=%s%s,%s"::formatted);
  }

  @Property
  void theCanonicalFormParsesToTheSame(@ForAll("pgds") String words) {
    NamedAttack<?> named = Attacks.parse(words);
    assertThat(Attacks.parse(named.toString())).isEqualTo(named).hasToString(named.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pdg | there is no attack 'pdg', did you mean pgd? (known: fgsm, bim, pgd, noise)",
        "quantum | there is no attack 'quantum' (known: fgsm, bim, pgd, noise)",
        "pgd:step=0.1,restart=3 | pgd has no option 'restart', did you mean restarts?",
        "fgsm:steps=3 | fgsm has no option 'steps' (it takes [loss])",
        "pgd:steps=0 | pgd: steps must be >= 1, got 0",
        "pgd:steps=many | pgd: steps must be a whole number, got 'many'",
        "pgd:step=-0.1 | pgd: step must be > 0 and finite, got -0.1",
        "pgd:step=fast | step must be a finite number such as 0.3 or 8/255, got 'fast'",
        "pgd:loss=mse | pgd: loss must be one of [ce, dlr, margin], got 'mse'",
        "pgd:start=origin,restarts=5 | restarts must be 1 where start is origin, got 5",
        "noise:draws=0 | noise: draws must be >= 1, got 0",
      })
  void nonsenseIsRefusedInOneSentence(String words, String sentence) {
    assertThatThrownBy(() -> Attacks.parse(words))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessageContaining(sentence);
  }

  @Test
  void aWindowOpensOntoModelsThatAnswerEnough() {
    Toys.Smooth white = Toys.smooth(3, 2, new Seed(1));
    ScoreModel grey = ScoreModel.of(white.domain(), white::scores);
    assertThat(Attacks.parse("fgsm").onto(white)).isEqualTo(new Access.Gradients(white));
    assertThat(Attacks.parse("noise").onto(grey)).isEqualTo(new Access.Labels(grey));
    assertThat(new Window.Scores().onto(grey)).isEqualTo(new Access.Scores(grey));
    assertThatThrownBy(() -> Attacks.parse("pgd").onto(grey))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessageContaining("needs gradients");
    LabelModel black = new Blind(grey);
    assertThatThrownBy(() -> new Window.Scores().onto(black)).hasMessageContaining("needs scores");
  }

  /** A model that shows labels only. */
  private record Blind(LabelModel model) implements LabelModel {
    @Override
    public Domain domain() {
      return model.domain();
    }

    @Override
    public int[] labels(Batch x) {
      return model.labels(x);
    }
  }
}
