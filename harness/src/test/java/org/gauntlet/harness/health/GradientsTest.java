package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.WarpedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientsTest {
  private static final List<Example> EXAMPLES = Toys.examples(40);

  /** Gradients of the first so many examples are filled with a value. */
  private static Plan filled(int count, float value) {
    List<Tensor> chosen = EXAMPLES.stream().limit(count).map(Example::input).toList();
    GradientModel model =
        WarpedModel.of(
            Ward.MODEL,
            (x, gradient) ->
                chosen.contains(x) ? Tensor.filled(gradient.shape(), value) : gradient);
    return Toys.plan(model, EXAMPLES, List.of(0.1f), Toys.fgsm(model));
  }

  private static Diagnosis examine(Plan plan) {
    return new Gradients().examine(Ward.right(plan));
  }

  @ParameterizedTest
  @CsvSource({"0, GOOD", "2, GOOD", "3, BAD", "40, BAD"})
  void one_in_twenty_may_vanish(int vanished, Check.Outcome outcome) {
    assertThat(examine(filled(vanished, 0)).check().outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void what_is_no_number_points_nowhere(float value) {
    Finding finding = examine(filled(3, value)).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.ZERO_GRADIENTS);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.examples()).containsExactlyInAnyOrder("toy-0", "toy-1", "toy-2");
    assertThat(finding.evidence())
        .startsWith("3 of 40 (7.5 %) sampled examples stand where the input gradient is zero");
  }

  @Test
  void a_gradient_however_small_points_somewhere() {
    assertThat(examine(filled(40, Float.MIN_VALUE)).finding()).isEmpty();
  }

  @Test
  void where_an_attack_won_no_gradient_was_missed() {
    Plan plan = filled(40, 0);
    Patient fallen = Ward.right(plan, Ward.broken(plan, "fgsm", 38));
    Diagnosis diagnosis = new Gradients().examine(fallen);
    assertThat(diagnosis.check().outcome()).isEqualTo(Check.Outcome.GOOD);
    assertThat(diagnosis.check().detail()).startsWith("2 of 40 (5.0 %)");
  }

  @Test
  void is_not_run_where_no_attack_sees_them() {
    Check check = examine(Ward.plan(3, 0.1f, Toys.noise(Ward.MODEL))).check();
    assertThat(check.outcome()).isEqualTo(Check.Outcome.NOT_RUN);
    assertThat(check.detail()).isEqualTo("no attack sees gradients of the target");
  }
}
