package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void counts_and_prints_like_a_tuple() {
    Shape shape = Shape.of(3, 32, 16);
    assertThat(shape.size()).isEqualTo(1536);
    assertThat(shape.rank()).isEqualTo(3);
    assertThat(shape.at(2)).isEqualTo(16);
    assertThat(shape).hasToString("(3, 32, 16)").isEqualTo(new Shape(List.of(3, 32, 16)));
    assertThat(Shape.of(7)).hasToString("(7)");
  }

  @Test
  void a_scalar_has_one_value() {
    assertThat(Shape.of().size()).isEqualTo(1);
    assertThat(Shape.of()).hasToString("()");
  }

  @Test
  void does_not_follow_later_changes_of_the_list() {
    List<Integer> dims = new ArrayList<>(List.of(2, 3));
    Shape shape = new Shape(dims);
    dims.set(0, 9);
    assertThat(shape).isEqualTo(Shape.of(2, 3));
  }

  @Test
  void refuses_empty_axes_and_more_values_than_an_array_holds() {
    assertThatThrownBy(() -> Shape.of(3, 0))
        .hasMessage("every extent of a shape must be >= 1, got [3, 0]");
    assertThatThrownBy(() -> Shape.of(-1)).hasMessageContaining("got [-1]");
    assertThat(Shape.of(1 << 15, (1 << 16) - 1).size()).isEqualTo(2147450880);
    assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 15)).hasMessageContaining("2^31-1");
    assertThatThrownBy(() -> Shape.of(1 << 30, 1 << 30, 1 << 30, 1 << 30))
        .hasMessageContaining("2^31-1");
  }
}
