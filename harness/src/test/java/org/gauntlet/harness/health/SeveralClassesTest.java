package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Ledger;
import org.gauntlet.harness.Line;
import org.gauntlet.harness.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralClassesTest {
  /** Truths and answers, a digit each; x for no answer. */
  private static Diagnosis examine(String truths, String labels) {
    Plan plan = Ward.plan(truths.length(), 0.1f);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < truths.length(); i++) {
      int truth = truths.charAt(i) - '0';
      char label = labels.charAt(i);
      lines.add(
          label == 'x'
              ? new Clean("toy-" + i, truth, truth, Clean.Outcome.FAILED, "asleep")
              : new Clean(
                  "toy-" + i,
                  truth,
                  label - '0',
                  label - '0' == truth ? Clean.Outcome.RIGHT : Clean.Outcome.WRONG,
                  ""));
    }
    return new SeveralClasses().examine(new Patient(plan, new Ledger(plan, lines)));
  }

  @ParameterizedTest
  @CsvSource({
    "0120, 0120, GOOD, 4 answers fall into 3 of 3 classes",
    "0120, 0001, GOOD, 4 answers fall into 2 of 3 classes",
    "0101, 22x0, GOOD, 3 answers fall into 2 of 2 classes",
    "000, 012, NOT_RUN, the examples are of 1 class",
    "012, 0xx, NOT_RUN, the examples are of 1 class",
    "01, xx, NOT_RUN, the examples are of 0 class",
  })
  void counts_what_was_answered(
      String truths, String labels, Check.Outcome outcome, String detail) {
    Diagnosis diagnosis = examine(truths, labels);
    assertThat(diagnosis.check().outcome()).isEqualTo(outcome);
    assertThat(diagnosis.check().detail()).isEqualTo(detail);
    assertThat(diagnosis.finding()).isEmpty();
  }

  @Test
  void one_answer_for_all_blocks() {
    Finding finding = examine("0121", "111x").finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.CONSTANT_OUTPUT);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.evidence())
        .isEqualTo("3 answers fall into 1 of 3 classes: the model ignores its input");
  }
}
