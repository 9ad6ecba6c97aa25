package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.Trial;
import org.gauntlet.harness.Trial.Outcome;
import org.junit.jupiter.api.Test;

class InsideThreatTest {
  private static final Plan PLAN =
      Ward.plan(4, 0.1f, Toys.fgsm(Ward.MODEL), Toys.noise(Ward.MODEL));

  private static Diagnosis examine(Trial... trials) {
    return new InsideThreat().examine(Ward.right(PLAN, List.of(trials)));
  }

  @Test
  void one_cheat_blocks_and_is_named_once() {
    Finding finding =
        examine(
                Ward.trial(PLAN, 0, "fgsm", Outcome.STANDS, ""),
                Ward.trial(PLAN, 2, "noise", Outcome.FAILED, Trial.OUTSIDE),
                Ward.trial(PLAN, 2, "fgsm", Outcome.FAILED, Trial.OUTSIDE),
                Ward.trial(PLAN, 3, "noise", Outcome.BROKEN, ""))
            .finding()
            .orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.OUTSIDE_THREAT);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.evidence())
        .as("in the order of the rounds, not of the lines")
        .isEqualTo("2 of 4 (50.0 %) candidates lie outside, the first of fgsm");
    assertThat(finding.examples()).containsExactly("toy-2");
  }

  @Test
  void another_failure_is_no_cheat() {
    Diagnosis diagnosis = examine(Ward.trial(PLAN, 0, "fgsm", Outcome.FAILED, "out of breath"));
    assertThat(diagnosis.check().outcome()).isEqualTo(Check.Outcome.GOOD);
    assertThat(diagnosis.check().detail()).isEqualTo("0 of 1 (0.0 %) candidates lie outside");
  }

  @Test
  void is_not_run_where_nothing_was_tried() {
    assertThat(examine().check())
        .isEqualTo(
            new Check(
                "candidates inside the threat", Check.Outcome.NOT_RUN, "no attack was tried"));
  }
}
