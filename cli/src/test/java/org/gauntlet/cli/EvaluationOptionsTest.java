package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.gauntlet.attacks.NamedAttack;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.datasets.Split;
import org.gauntlet.harness.Aim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of an evaluation become these values. */
class EvaluationOptionsTest {
  @Test
  void whatIsNotSaidHasItsDefault() {
    EvaluationOptions options = typed("");
    assertThatCode(options::check).doesNotThrowAnyException();
    assertThat(options.model()).isEqualTo(Path.of("m"));
    assertThat(options.surrogates()).isEmpty();
    assertThat(options.split()).isEqualTo(Split.TEST);
    assertThat(options.norm()).isEqualTo(Norm.LINF);
    assertThat(options.aim()).isEqualTo(Aim.AVOID);
    assertThat(options.defense()).isEmpty();
    assertThat(options.seed()).isEqualTo(new Seed(1));
    assertThat(options.batch()).isEqualTo(256);
    assertThat(options.out()).isEqualTo(Path.of("results"));
    assertThat(options.resume()).isFalse();
  }

  @Test
  void whatIsSaidIsTaken() {
    EvaluationOptions options =
        typed(
            "--surrogate a --surrogate b --split train --norm l1 --aim next-class --seed -9"
                + " --batch 7 --out o --resume --threads 2 --input-defense bit-depth:bits=4"
                + " --first 3");
    assertThat(options.surrogates()).containsExactly(Path.of("a"), Path.of("b"));
    assertThat(options.split()).isEqualTo(Split.TRAIN);
    assertThat(options.norm()).isEqualTo(Norm.L1);
    assertThat(options.aim()).isEqualTo(Aim.NEXT_CLASS);
    assertThat(options.seed()).isEqualTo(new Seed(-9));
    assertThat(options.batch()).isEqualTo(7);
    assertThat(options.out()).isEqualTo(Path.of("o"));
    assertThat(options.resume()).isTrue();
    assertThat(options.engine().threads()).isEqualTo(2);
    assertThat(options.defense().orElseThrow().defense().bits()).isEqualTo(4);
    assertThat(options.examples().size()).isEqualTo(3);
    assertThat(options.whenInterrupted()).contains("kept in o:", "--resume");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --eps 0.3                      | 0.3
          --eps 0.3,0.1,0.2              | 0.1 0.2 0.3
          --eps 0.3 --eps 0.1,0.3        | 0.1 0.3
          --eps 0                        | 0.0
          --eps 0.5,1/2,2/4              | 0.5
          --eps 1e-3,1/1000              | 0.001
          """)
  void budgetsAscendWithoutRepetition(String words, String budgets) {
    List<String> found =
        Typed.into(new EvaluationOptions(), "--model m " + words).budgets().stream()
            .map(String::valueOf)
            .toList();
    assertThat(String.join(" ", found)).isEqualTo(budgets);
  }

  @Test
  void aShareOf255IsTheNearestFloat() {
    EvaluationOptions options = Typed.into(new EvaluationOptions(), "--model m --eps 8/255");
    assertThat(options.budgets()).containsExactly((float) (8 / 255.0));
  }

  @Test
  void theStandardSuiteIsThreeAttacksWithGradientsAndNoise() {
    assertThat(typed("").suite(true))
        .extracting(attack -> attack.spec().name(), attack -> attack.window().toString())
        .containsExactly(
            tuple("fgsm", "gradients"),
            tuple("pgd", "gradients"),
            tuple("pgd", "gradients"),
            tuple("noise", "labels"));
  }

  @Test
  void attacksRunInTheOrderInWhichTheyAreNamed() {
    assertThat(names(typed("--attack noise,pgd:steps=3,restarts=2 --attack fgsm,bim").suite(true)))
        .containsExactly("noise", "pgd", "fgsm", "bim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --attack fgsm,fgsm                       | fgsm:loss=ce
          --attack fgsm --attack fgsm:loss=ce      | fgsm:loss=ce
          --attack noise:draws=100,noise           | noise:draws=100
          --attack noise:draws=5,noise:draws=05    | noise:draws=5
          """)
  void oneAttackInTwoSpellingsIsRefused(String words, String attack) {
    assertThatThrownBy(() -> typed(words).check())
        .isInstanceOf(Refusal.class)
        .hasMessage("--attack names " + attack + " twice: leave one out, or ask for restarts");
  }

  @Test
  void oneAttackWithTwoSettingsIsTaken() {
    assertThat(names(typed("--attack pgd:steps=3,pgd:steps=4").suite(true)))
        .containsExactly("pgd", "pgd");
  }

  private static EvaluationOptions typed(String words) {
    return Typed.into(new EvaluationOptions(), ("--model m --eps 0.1 " + words).strip());
  }

  private static List<String> names(List<NamedAttack<?>> suite) {
    return suite.stream().map(attack -> attack.spec().name()).toList();
  }
}
