package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.core.GradientModel;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeDomainTest {
  private static final String NAME = "an unbounded attack breaks everything";

  private static Diagnosis examine(GradientModel model, int examples, float epsilon) {
    Plan plan = Toys.plan(model, Toys.examples(examples), List.of(epsilon), Toys.fgsm(model));
    return new WholeDomain().examine(Ward.right(plan));
  }

  /** The budget of the headline is no matter, not even none at all. */
  @ParameterizedTest
  @ValueSource(floats = {0, 1e-6f, 1})
  void honest_gradients_lead_out_of_every_class(float epsilon) {
    assertThat(examine(Ward.MODEL, 20, epsilon).check())
        .isEqualTo(
            new Check(
                NAME,
                Check.Outcome.GOOD,
                "0 of 20 (0.0 %) sampled standing examples stand where everything is allowed"));
  }

  @Test
  void gradients_that_lead_back_block() {
    Finding finding = examine(Ward.BACKWARDS, 12, 0.1f).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.MASKED_GRADIENTS);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.evidence()).endsWith("everything is allowed: the gradients lead nowhere");
    assertThat(finding.examples()).hasSizeBetween(2, 10);
  }

  @Test
  void one_alone_is_no_sign() {
    assertThat(examine(Ward.BACKWARDS, 1, 0.1f).finding()).isEmpty();
  }

  @Test
  void half_a_sample_is_asked_at_most() {
    assertThat(examine(Ward.MODEL, 50, 0.1f).check().detail()).startsWith("0 of 32 ");
  }

  @Test
  void is_not_run_where_nothing_stands_or_no_gradient_is_seen() {
    Plan fallen = Ward.plan(3, 1, Toys.fgsm(Ward.MODEL));
    for (Patient patient :
        List.of(
            Ward.right(fallen, Ward.broken(fallen, "fgsm", 3)),
            Ward.right(Ward.plan(3, 1, Toys.noise(Ward.MODEL))))) {
      assertThat(new WholeDomain().examine(patient).check())
          .isEqualTo(
              new Check(
                  NAME,
                  Check.Outcome.NOT_RUN,
                  "nothing stands that a white-box attack was tried on"));
    }
  }
}
