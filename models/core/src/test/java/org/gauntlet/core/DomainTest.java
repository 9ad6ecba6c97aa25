package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class DomainTest {
  private static final Shape PAIR = Shape.of(2);
  private static final Domain DOMAIN = new Domain(PAIR, -1, 2, 3);

  @Property(tries = 300)
  void clamping_lands_in_the_domain_and_leaves_its_points_alone(
      @ForAll @FloatRange(min = -5, max = 5) float a,
      @ForAll @FloatRange(min = -5, max = 5) float b) {
    Tensor x = Tensor.of(PAIR, a, b);
    assertThat(DOMAIN.contains(DOMAIN.clamp(x))).isTrue();
    assertThat(DOMAIN.contains(x)).isEqualTo(a >= -1 && a <= 2 && b >= -1 && b <= 2);
    assertThat(DOMAIN.clamp(x).equals(x)).isEqualTo(DOMAIN.contains(x));
  }

  @Test
  void its_ends_belong_to_it_and_what_is_no_number_does_not() {
    assertThat(DOMAIN.contains(Tensor.of(PAIR, -1, 2))).isTrue();
    assertThat(DOMAIN.contains(Tensor.of(PAIR, 0, Math.nextUp(2f)))).isFalse();
    assertThat(DOMAIN.contains(Tensor.of(PAIR, 0, Float.NaN))).isFalse();
    assertThat(DOMAIN.contains(Tensor.of(Shape.of(1, 2), 0, 0))).isFalse();
  }

  @Test
  void refuses_an_empty_range_and_too_few_classes() {
    assertThatThrownBy(() -> new Domain(PAIR, 1, 1, 3))
        .hasMessage("the domain's low must be below its high, got [1.0, 1.0]");
    assertThatThrownBy(() -> new Domain(PAIR, Float.NaN, 1, 3)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Domain(PAIR, 0, Float.POSITIVE_INFINITY, 3))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> new Domain(PAIR, 0, 1, 1)).hasMessage("classes must be >= 2, got 1");
  }

  @Test
  void an_example_needs_a_name_and_a_label() {
    Tensor x = Tensor.of(PAIR, 0, 0);
    assertThatThrownBy(() -> new Example("", x, 0)).hasMessage("id must not be empty");
    assertThatThrownBy(() -> new Example("x", x, -1)).hasMessage("label must be >= 0, got -1");
  }
}
