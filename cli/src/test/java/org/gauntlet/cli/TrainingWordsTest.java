package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.train.Adam;
import org.gauntlet.nn.train.Recipe;
import org.gauntlet.nn.train.Schedule;
import org.gauntlet.nn.train.Sgd;
import org.gauntlet.nn.train.TrainingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingWordsTest {
  @Test
  void whatIsNotSaidHasItsDefault() {
    TrainingWords words = typed("");
    assertThat(words.architecture().name()).isEqualTo("fast");
    assertThat(words.from()).isEmpty();
    assertThat(words.validation()).isEqualTo(0.05);
    assertThat(words.options()).isEqualTo(TrainingOptions.of(5, 64, Adam.standard(0.001)));
    assertThat(words.recipe()).isSameAs(Recipe.PLAIN);
    assertThat(words.seed()).isEqualTo(new Seed(1));
  }

  @Test
  void whatIsSaidIsTaken() {
    TrainingWords words =
        typed(
            "--arch linear --from m --epochs 3 --batch 8 --patience 2 --seed -4"
                + " --optimizer sgd:rate=0.5,momentum=0.9,nesterov=true --schedule cosine");
    assertThat(words.architecture().name()).isEqualTo("linear");
    assertThat(words.from()).contains(Path.of("m"));
    assertThat(words.seed()).isEqualTo(new Seed(-4));
    assertThat(words.options())
        .isEqualTo(
            new TrainingOptions(
                3, 8, new Sgd(0.5, 0.9, true, 0), new Schedule.Cosine(), OptionalInt.of(2)));
  }

  @Test
  void aNetworkTooLargeToBeIsRefusedUnderItsOwnWords() {
    Domain domain = new Domain(Shape.of(1, 28, 28), 0, 1, 10);
    assertThat(typed("--arch mlp:hidden=3").fresh(domain).parameters())
        .containsKey("dense2.weight");
    assertThatThrownBy(() -> typed("--arch mlp:hidden=999999999").fresh(domain))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessageStartingWith("--arch mlp:hidden=999999999 cannot be built: ");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0.5", "1/4, 0.25", "0.999, 0.999"})
  void theShareSetAsideMayBeAFraction(String share, double value) {
    assertThat(typed("--validation " + share).validation()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-0.1", "5", "4/4"})
  void refusesToSetAsideAllOrLessThanNothing(String share) {
    assertThatThrownBy(() -> typed("--validation=" + share).validation())
        .isInstanceOf(Refusal.class)
        .hasMessage("--validation must be in [0, 1), got " + share);
  }

  @ParameterizedTest
  @CsvSource({"--epochs=0,--epochs", "--batch=-1,--batch", "--patience=0,--patience"})
  void countsBelowOneAreRefusedUnderTheNameOfTheOption(String words, String option) {
    assertThatThrownBy(() -> typed(words).options())
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessageStartingWith(option + " must be >= 1, got ");
  }

  @Test
  void aModelRemembersWhatItStartedFromAndHow() {
    assertThat(typed("--arch mlp --epochs 2").provenance().sequencedKeySet())
        .containsExactly(
            "arch", "epochs", "batch", "optimizer", "schedule", "defense", "validation", "seed");
    assertThat(typed("--arch mlp --validation 1/4 --seed 9").provenance())
        .containsEntry("arch", "mlp")
        .containsEntry("validation", "1/4")
        .containsEntry("seed", "9");
    assertThat(typed("--from a/m --arch mlp").provenance())
        .as("the file decides what network it is")
        .containsEntry("from", Path.of("a/m").toString())
        .doesNotContainKey("arch");
  }

  private static TrainingWords typed(String words) {
    return Typed.into(new TrainingWords(), words);
  }
}
