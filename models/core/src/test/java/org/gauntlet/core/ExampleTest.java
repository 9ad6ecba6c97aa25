package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ExampleTest {
  private static final Tensor ONE = Tensor.of(Shape.of(1), 1);

  @Test
  void needsANameAndAClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Example("", ONE, 0))
        .withMessage("id must not be empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Example("a", ONE, -1))
        .withMessage("label must be >= 0, got -1");
    assertThat(new Example("a", ONE, 0).label()).isZero();
  }

  @Test
  void isEqualByNameBitsAndClass() {
    Example one = new Example("a", ONE, 1);
    assertThat(new Example("a", Tensor.of(Shape.of(1), 1), 1))
        .isEqualTo(one)
        .hasSameHashCodeAs(one);
    assertThat(new Example("b", ONE, 1)).isNotEqualTo(one);
    assertThat(new Example("a", Tensor.of(Shape.of(1), 2), 1)).isNotEqualTo(one);
    assertThat(new Example("a", ONE, 2)).isNotEqualTo(one);
  }
}
