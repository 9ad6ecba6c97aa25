package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Shape SHAPE = Shape.of(2, 3);

  /** n rows of random values. */
  private static List<Tensor> rows(long seed, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new Seed(seed).child(i).open().uniform(SHAPE, -1, 1))
        .toList();
  }

  @Property(tries = 100)
  void rows_come_out_as_they_went_in(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int n) {
    Batch batch = Batch.of(rows(seed, n));
    assertThat(batch.size()).isEqualTo(n);
    assertThat(batch.rows()).isEqualTo(rows(seed, n));
    for (int row = 0; row < n; row++) {
      float[] target = new float[8];
      batch.copyRowInto(row, target, 1);
      for (int i = 0; i < 6; i++) {
        assertThat(batch.at(row, i))
            .isEqualTo(rows(seed, n).get(row).at(i))
            .isEqualTo(target[i + 1]);
      }
    }
  }

  @Property(tries = 100)
  void a_slice_is_the_batch_of_its_rows(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 5) int from,
      @ForAll @IntRange(min = 1, max = 4) int length) {
    List<Tensor> rows = rows(seed, 9);
    assertThat(Batch.of(rows).slice(from, from + length))
        .isEqualTo(Batch.of(rows.subList(from, from + length)));
  }

  @Property(tries = 100)
  void mapping_a_batch_maps_each_row_alone(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int n) {
    Batch mapped = Batch.of(rows(seed, n)).map((row, value) -> value.times(row + 2));
    for (int row = 0; row < n; row++) {
      assertThat(mapped.row(row)).isEqualTo(rows(seed, n).get(row).times(row + 2));
      assertThat(mapped.argmax()[row]).isEqualTo(rows(seed, n).get(row).argmax());
    }
  }

  @Test
  void mapping_may_change_the_shape() {
    Batch pairs = Batch.of(rows(1, 3)).map((row, value) -> Tensor.of(Shape.of(1), value.at(0)));
    assertThat(pairs.shape()).isEqualTo(Shape.of(1));
    assertThat(pairs).hasToString("Batch[3 x (1)]");
  }

  @Test
  void equality_is_by_bits_shape_and_size() {
    Batch batch = Batch.of(rows(1, 2));
    assertThat(batch).isEqualTo(Batch.of(rows(1, 2))).hasSameHashCodeAs(Batch.of(rows(1, 2)));
    assertThat(batch).isNotEqualTo(Batch.of(rows(2, 2)));
    assertThat(Batch.adopt(Shape.of(2), 3, new float[6]))
        .isNotEqualTo(Batch.adopt(Shape.of(3), 2, new float[6]));
  }

  @Test
  void a_row_does_not_share_memory_with_its_batch() {
    float[] values = {1, 2};
    Batch batch = Batch.adopt(Shape.of(1), 2, values);
    Tensor row = batch.row(0);
    values[0] = 9;
    assertThat(row.at(0)).isEqualTo(1);
  }

  @Test
  void refuses_no_rows_mixed_rows_and_rows_that_are_not_there() {
    assertThatThrownBy(() -> Batch.of(List.of())).hasMessageContaining("at least one row");
    assertThatThrownBy(() -> Batch.of(Tensor.filled(SHAPE, 0), Tensor.filled(Shape.of(6), 0)))
        .hasMessage("rows of a batch must have one shape, got (2, 3) and (6)");
    assertThatThrownBy(() -> Batch.adopt(SHAPE, 2, new float[11]))
        .hasMessage("2 rows of shape (2, 3) do not fit 11 values");
    assertThatThrownBy(() -> Batch.adopt(SHAPE, 0, new float[0]))
        .isInstanceOf(IllegalArgumentException.class);
    Batch batch = Batch.of(rows(1, 2));
    assertThatThrownBy(() -> batch.row(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.row(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.slice(1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
