package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final Shape SHAPE = Shape.of(2, 3, 4);

  /** Values 1 to 24, so that every place can be told. */
  private static Tensor counting() {
    float[] values = new float[24];
    for (int i = 0; i < 24; i++) {
      values[i] = i + 1;
    }
    return Tensor.adopt(SHAPE, values);
  }

  private static Set<Tensor> results(Augmentation augmentation) {
    Set<Tensor> results = new HashSet<>();
    LongStream.range(0, 400)
        .forEach(seed -> results.add(augmentation.apply(counting(), new Seed(seed))));
    return results;
  }

  @Property(tries = 200)
  void equal_seeds_give_equal_changes_of_the_same_shape(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int n) {
    for (Augmentation augmentation :
        List.of(new Shift(n), new HorizontalFlip(), new RandomCrop(n))) {
      Tensor once = augmentation.apply(counting(), new Seed(seed));
      assertThat(once).isEqualTo(augmentation.apply(counting(), new Seed(seed)));
      assertThat(once.shape()).isEqualTo(SHAPE);
    }
  }

  @Test
  void a_shift_moves_all_channels_alike_and_uncovers_zeros() {
    Set<Tensor> results = results(new Shift(1));
    assertThat(results).hasSize(9).contains(counting());
    Tensor downRight =
        Tensor.of(
            SHAPE, 0, 0, 0, 0, 0, 1, 2, 3, 0, 5, 6, 7, 0, 0, 0, 0, 0, 13, 14, 15, 0, 17, 18, 19);
    Tensor up =
        Tensor.of(
            SHAPE, 5, 6, 7, 8, 9, 10, 11, 12, 0, 0, 0, 0, 17, 18, 19, 20, 21, 22, 23, 24, 0, 0, 0,
            0);
    assertThat(results).contains(downRight, up);
  }

  @Test
  void a_flip_mirrors_left_and_right_of_about_every_second_image() {
    Tensor mirrored =
        Tensor.of(
            SHAPE, 4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9, 16, 15, 14, 13, 20, 19, 18, 17, 24, 23,
            22, 21);
    assertThat(results(new HorizontalFlip())).containsExactlyInAnyOrder(counting(), mirrored);
    long flips =
        LongStream.range(0, 1000)
            .filter(s -> new HorizontalFlip().apply(counting(), new Seed(s)).equals(mirrored))
            .count();
    assertThat(flips).isBetween(430L, 570L);
  }

  @Test
  void a_crop_fills_the_border_with_the_mirror_image() {
    Set<Tensor> results = results(new RandomCrop(1));
    assertThat(results).hasSize(9).contains(counting());
    Tensor fromTopLeft =
        Tensor.of(
            SHAPE, 6, 5, 6, 7, 2, 1, 2, 3, 6, 5, 6, 7, 18, 17, 18, 19, 14, 13, 14, 15, 18, 17, 18,
            19);
    assertThat(results).contains(fromTopLeft);
  }

  @Test
  void a_crop_wider_than_the_image_stays_inside() {
    Shape thin = Shape.of(1, 1, 2);
    for (long seed = 0; seed < 100; seed++) {
      Tensor cropped = new RandomCrop(7).apply(Tensor.of(thin, 1, 2), new Seed(seed));
      assertThat(cropped.toArray())
          .satisfiesAnyOf(
              values -> assertThat(values).containsExactly(1, 2),
              values -> assertThat(values).containsExactly(2, 1));
    }
  }

  @Test
  void changes_compose_in_order_with_randomness_of_their_own() {
    Augmentation both = new Shift(1).andThen(new HorizontalFlip());
    assertThat(results(both)).hasSize(18);
    assertThat(both.apply(counting(), new Seed(5))).isEqualTo(both.apply(counting(), new Seed(5)));
  }

  @Test
  void refuses_nothing_to_do_and_what_is_no_image() {
    assertThatThrownBy(() -> new Shift(0)).hasMessage("pixels must be >= 1, got 0");
    assertThatThrownBy(() -> new RandomCrop(0)).hasMessage("padding must be >= 1, got 0");
    assertThatThrownBy(() -> new Shift(1).apply(Tensor.of(Shape.of(4), 1, 2, 3, 4), new Seed(1)))
        .hasMessageContaining("images (C, H, W), got shape (4)");
  }
}
