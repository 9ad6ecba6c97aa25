package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogitsTest {
  private static final List<Example> EXAMPLES = Toys.examples(5);

  private static Diagnosis examine(ScoreModel model) {
    return new Logits()
        .examine(Ward.right(Toys.plan(model, EXAMPLES, List.of(0.1f), Toys.noise(Ward.MODEL))));
  }

  private static ScoreModel always(float a, float b, float c) {
    Tensor row = Tensor.of(Shape.of(3), a, b, c);
    return ScoreModel.of(Ward.MODEL.domain(), x -> x.map((_, _) -> row));
  }

  @ParameterizedTest
  @CsvSource({
    "0.2, 0.3, 0.5, BAD",
    "1, 0, 0, BAD",
    "0.33333, 0.33333, 0.33333, BAD",
    "0.2, 0.3, 0.502, GOOD",
    "0.2, 0.3, 0.498, GOOD",
    "-0.5, 0.5, 1, GOOD",
    "5, 3, 1, GOOD",
    "NaN, 0.5, 0.5, GOOD",
    "0, 0, 0, GOOD",
  })
  void probabilities_are_positive_and_add_up_to_one(
      float a, float b, float c, Check.Outcome outcome) {
    assertThat(examine(always(a, b, c)).check().outcome()).isEqualTo(outcome);
  }

  @Test
  void one_row_of_logits_clears_all() {
    Tensor odd = EXAMPLES.get(3).input();
    ScoreModel model =
        ScoreModel.of(
            Ward.MODEL.domain(),
            x ->
                x.map((_, row) ->
                    row.equals(odd)
                        ? Tensor.of(Shape.of(3), 4, -2, 0)
                        : Tensor.of(Shape.of(3), 0.5f, 0.25f, 0.25f)));
    assertThat(examine(model).check().detail())
        .isEqualTo("4 of 5 (80.0 %) score rows look like probabilities");
  }

  @Test
  void probabilities_block_and_the_cure_is_named() {
    Finding finding = examine(always(0.25f, 0.25f, 0.5f)).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.PROBABILITIES);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.evidence())
        .isEqualTo("5 of 5 (100.0 %) score rows are probabilities: cut the final softmax off");
  }

  @Test
  void a_model_that_fails_is_not_judged_and_a_refusal_is_not_hidden() {
    ScoreModel failing =
        ScoreModel.of(
            Ward.MODEL.domain(),
            _ -> {
              throw new IllegalStateException("no power");
            });
    assertThat(examine(failing).check().detail())
        .isEqualTo("the model failed: java.lang.IllegalStateException: no power");
    ScoreModel refusing =
        ScoreModel.of(
            Ward.MODEL.domain(),
            _ -> {
              throw Refusal.input("no weights");
            });
    assertThatThrownBy(() -> examine(refusing)).isInstanceOf(Refusal.class);
  }

  @Test
  void is_not_run_without_examples() {
    Diagnosis diagnosis =
        new Logits().examine(Ward.right(Ward.plan(0, 0.1f, Toys.fgsm(Ward.MODEL))));
    assertThat(diagnosis.check().outcome()).isEqualTo(Check.Outcome.NOT_RUN);
    assertThat(diagnosis.check().detail()).isEqualTo("there are no examples");
  }
}
