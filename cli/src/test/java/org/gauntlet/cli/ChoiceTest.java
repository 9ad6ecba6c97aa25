package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.gauntlet.core.Refusal;
import org.gauntlet.datasets.Split;
import org.gauntlet.harness.Aim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {
  @ParameterizedTest
  @EnumSource
  void aWordStandsForItsValue(Aim aim) {
    assertThat(Choice.of("--aim", aim.word(), List.of(Aim.values()), Aim::word)).isEqualTo(aim);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "TEST", "test ", "tes", "test,train"})
  void nothingButTheWordItselfCounts(String word) {
    assertThatThrownBy(() -> split(word))
        .isInstanceOfSatisfying(
            Refusal.class, failure -> assertThat(failure.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessageStartingWith("--split must be one of train, test, got '" + word + "'");
  }

  @Test
  void theRefusalGuessesWhatWasMeantOnlyWhereItIsClose() {
    assertThatThrownBy(() -> split("trian")).hasMessageEndingWith(", did you mean train?");
    assertThatThrownBy(() -> split("everything")).hasMessageEndingWith("got 'everything'");
  }

  @Test
  void valuesSpelledAlikeYieldTheFirst() {
    List<String> values = List.of("Pgd", "PGD", "fgsm");
    String chosen = Choice.of("--x", "pgd", values, value -> value.toLowerCase(Locale.ROOT));
    assertThat(chosen).isEqualTo("Pgd");
  }

  private static Split split(String word) {
    return Choice.of("--split", word, List.of(Split.values()), Split::word);
  }
}
