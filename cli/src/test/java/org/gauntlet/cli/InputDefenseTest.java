package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputDefenseTest {
  @TempDir static Path folder;
  private static GradientModel model;

  @BeforeAll
  static void open() {
    model =
        ModelFile.open(Models.untrained(folder, 3), CpuEngine.of(1), OnnxModels.PLAIN).gradients();
  }

  @ParameterizedTest
  @CsvSource({"bit-depth,3", "bit-depth:bits=1,1", "bit-depth:bits=16,16"})
  void bitsAreReadOrThree(String words, int bits) {
    InputDefense defense = InputDefense.parse(words);
    assertThat(defense.defense().bits()).isEqualTo(bits);
    assertThat(defense.spec()).hasToString(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bit-depth:bits=0", "bit-depth:bits=17", "bit-depth:bits=-3"})
  void refusesDepthsThatNoInputHas(String words) {
    assertThatThrownBy(() -> InputDefense.parse(words))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("bits must be in 1..16, got " + words.substring(15));
  }

  @Test
  void refusesOtherNamesAndOtherOptions() {
    assertThatThrownBy(() -> InputDefense.parse("jpeg"))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no input defense 'jpeg' (there are [bit-depth])");
    assertThatThrownBy(() -> InputDefense.parse("bit-depth:bit=3"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("has no option 'bit', did you mean bits?");
  }

  @Test
  void targetAndViewAnswerWhatTheModelSaysOfTheRoundedInput() {
    InputDefense defense = InputDefense.parse("bit-depth:bits=1");
    Tensor grey = Tensor.filled(model.domain().input(), 0.7f);
    Batch white = Batch.of(Tensor.filled(grey.shape(), 1));
    Batch expected = model.scores(white);
    assertThat(defense.target(model).scores(Batch.of(grey))).isEqualTo(expected);
    assertThat(defense.adaptiveView(model).scores(Batch.of(grey))).isEqualTo(expected);
    assertThat(model.scores(Batch.of(grey))).as("bare").isNotEqualTo(expected);
  }

  @Test
  void onlyTheViewShowsGradients() {
    InputDefense defense = InputDefense.parse("bit-depth");
    assertThat(defense.target(model)).isNotInstanceOf(GradientModel.class);
    Batch x = Batch.of(Tensor.filled(model.domain().input(), 0.7f));
    Batch cotangent = Batch.of(Tensor.of(Shape.of(3), 1, 0, 0));
    try (GradientModel.Trace trace = defense.adaptiveView(model).trace(x)) {
      Tensor gradient = trace.pull(cotangent).row(0);
      assertThat(gradient.dot(gradient)).as("rounding passes it straight through").isPositive();
    }
  }
}
