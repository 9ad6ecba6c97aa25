package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeQuestionTest {
  @ParameterizedTest
  @CsvSource({
    "BRANCH_LEQ, true, true, false",
    "BRANCH_LT, true, false, false",
    "BRANCH_GTE, false, true, true",
    "BRANCH_GT, false, false, true",
    "BRANCH_EQ, false, true, false",
    "BRANCH_NEQ, true, false, true",
    "LEAF, false, false, false"
  })
  void eachComparesItsFeatureWithItsThreshold(
      TreeQuestion question, boolean below, boolean at, boolean above) {
    assertThat(question.holds(0.4f, 0.5f)).isEqualTo(below);
    assertThat(question.holds(0.5f, 0.5f)).isEqualTo(at);
    assertThat(question.holds(0.6f, 0.5f)).isEqualTo(above);
    assertThat(TreeQuestion.of(question.name())).isEqualTo(question);
  }

  @Test
  void unknownModesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeQuestion.of("BRANCH_MEMBER"))
        .withMessageContaining("got 'BRANCH_MEMBER'");
  }
}
