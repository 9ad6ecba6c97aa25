package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TensorTest {
  private static final Shape FIVE = Shape.of(5);

  @Provide
  Arbitrary<Tensor> tensors() {
    return Arbitraries.floats()
        .between(-1000, 1000)
        .array(float[].class)
        .ofSize(5)
        .map(values -> Tensor.of(FIVE, values));
  }

  @Property(tries = 200)
  void sums_differences_and_scales_are_elementwise(
      @ForAll("tensors") Tensor x, @ForAll("tensors") Tensor y) {
    for (int i = 0; i < 5; i++) {
      assertThat(x.plus(y).at(i)).isEqualTo(x.at(i) + y.at(i));
      assertThat(x.minus(y).at(i)).isEqualTo(x.at(i) - y.at(i));
      assertThat(x.times(3).at(i)).isEqualTo(3 * x.at(i));
      assertThat(x.zip(y, Math::max).at(i)).isEqualTo(Math.max(x.at(i), y.at(i)));
    }
  }

  @Property(tries = 200)
  void no_operation_touches_its_operands(@ForAll("tensors") Tensor x, @ForAll("tensors") Tensor y) {
    float[] before = x.toArray();
    x.plus(y);
    x.minus(y);
    x.times(2);
    x.clamp(-1, 1);
    x.map(value -> 0);
    x.toArray()[0] = 77;
    x.copyInto(new float[5], 0);
    assertThat(x.toArray()).containsExactly(before);
  }

  @Property(tries = 200)
  void clamping_lands_inside_and_leaves_what_is_inside(@ForAll("tensors") Tensor x) {
    Tensor clamped = x.clamp(-10, 20);
    for (int i = 0; i < 5; i++) {
      boolean inside = x.at(i) >= -10 && x.at(i) <= 20;
      assertThat(clamped.at(i)).isEqualTo(inside ? x.at(i) : x.at(i) < -10 ? -10 : 20);
    }
    assertThat(clamped.clamp(-10, 20)).isEqualTo(clamped);
  }

  @Property(tries = 200)
  void the_inner_product_is_symmetric_and_bounded_by_the_norms(
      @ForAll("tensors") Tensor x, @ForAll("tensors") Tensor y) {
    assertThat(x.dot(y)).isEqualTo(y.dot(x));
    assertThat(Math.abs(x.dot(y)))
        .isLessThanOrEqualTo(Math.sqrt(x.dot(x) * y.dot(y)) * (1 + 1e-12));
    assertThat(x.dot(x)).isNotNegative();
  }

  @Test
  void the_inner_product_is_summed_in_double() {
    Shape three = Shape.of(3);
    assertThat(Tensor.of(three, 1e8f, 1, -1e8f).dot(Tensor.filled(three, 1))).isEqualTo(1);
    assertThat(Tensor.of(three, 3e38f, 0, 0).dot(Tensor.of(three, 3e38f, 0, 0))).isFinite();
  }

  @Property(tries = 200)
  void argmax_is_the_first_of_the_largest(@ForAll("tensors") Tensor x) {
    int best = x.argmax();
    for (int i = 0; i < 5; i++) {
      assertThat(x.at(i)).isLessThanOrEqualTo(x.at(best));
      assertThat(i < best && x.at(i) == x.at(best)).isFalse();
    }
  }

  @Test
  void equality_is_by_bits_and_shape() {
    Tensor x = Tensor.of(Shape.of(2, 1), 0f, Float.NaN);
    assertThat(x).isEqualTo(Tensor.of(Shape.of(2, 1), 0f, Float.NaN));
    assertThat(x).hasSameHashCodeAs(Tensor.of(Shape.of(2, 1), 0f, Float.NaN));
    assertThat(x).isNotEqualTo(Tensor.of(Shape.of(2, 1), -0f, Float.NaN));
    assertThat(x).isNotEqualTo(Tensor.of(Shape.of(1, 2), 0f, Float.NaN));
    assertThat(x).hasToString("Tensor(2, 1)");
  }

  @Test
  void knows_whether_all_its_elements_are_numbers() {
    assertThat(Tensor.filled(FIVE, Float.MAX_VALUE).isFinite()).isTrue();
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1f / 0f}) {
      assertThat(Tensor.of(FIVE, 0, 0, 0, 0, value).isFinite()).isFalse();
    }
  }

  @Test
  void of_copies_and_adopt_takes_over() {
    float[] values = {1, 2, 3, 4, 5};
    Tensor copied = Tensor.of(FIVE, values);
    Tensor adopted = Tensor.adopt(FIVE, values);
    values[0] = 9;
    assertThat(copied.at(0)).isEqualTo(1);
    assertThat(adopted.at(0)).isEqualTo(9);
  }

  @Test
  void copies_itself_to_an_offset() {
    float[] target = new float[7];
    Tensor.of(FIVE, 1, 2, 3, 4, 5).copyInto(target, 2);
    assertThat(target).containsExactly(0, 0, 1, 2, 3, 4, 5);
  }

  @Test
  void refuses_values_and_partners_of_another_shape() {
    assertThatThrownBy(() -> Tensor.of(FIVE, 1, 2)).hasMessage("shape (5) holds 5 values, got 2");
    Tensor row = Tensor.filled(Shape.of(1, 5), 0);
    Tensor flat = Tensor.filled(FIVE, 0);
    assertThatThrownBy(() -> row.plus(flat))
        .hasMessage("tensors must have one shape, got (1, 5) and (5)");
    assertThatThrownBy(() -> row.dot(flat)).isInstanceOf(IllegalArgumentException.class);
  }
}
