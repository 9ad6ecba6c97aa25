package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class StrokesTest {
  private static final Strokes STROKES = new Strokes(new Seed(28));

  @Property(tries = 30)
  void a_shorter_draw_is_a_prefix_of_a_longer_one(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int n, @ForAll Split split) {
    Strokes strokes = new Strokes(new Seed(seed));
    assertThat(strokes.draw(split, n)).isEqualTo(strokes.draw(split, 40).first(n));
  }

  @Test
  void seeds_and_splits_share_no_drawing() {
    Set<Tensor> seen = new HashSet<>();
    for (long seed = 0; seed < 3; seed++) {
      for (Split split : Split.values()) {
        new Strokes(new Seed(seed))
            .draw(split, 200)
            .examples()
            .forEach(example -> assertThat(seen.add(example.input())).isTrue());
      }
    }
  }

  @Test
  void drawings_are_the_same_on_every_machine_and_in_every_release() {
    assertThat(STROKES.draw(Split.TEST, 100).fingerprint())
        .isEqualTo("4248449cbb95085c4b4379ca845bb2c03344e8ea6f655f7e9298c3a35e988240");
  }

  @Test
  void every_pixel_lies_in_the_domain_and_every_id_is_the_index() {
    Dataset data = STROKES.draw(Split.TRAIN, 500);
    for (int i = 0; i < data.size(); i++) {
      assertThat(data.domain().contains(data.examples().get(i).input())).isTrue();
    }
    assertThat(data.examples().get(12).id()).isEqualTo("strokes-train-00012");
  }

  @Test
  void digits_and_letters_come_about_equally_often() {
    Dataset data = STROKES.draw(Split.TRAIN, 4000);
    assertThat(data.classNames()).contains("0", "7", "A", "X").doesNotHaveDuplicates();
    var counts =
        data.examples().stream()
            .collect(Collectors.groupingBy(Example::label, Collectors.counting()));
    assertThat(counts).hasSize(10);
    assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(320L, 480L));
  }

  @Test
  void every_drawing_shows_ink_on_clear_ground() {
    for (Example example : STROKES.draw(Split.TEST, 500).examples()) {
      int dark = 0;
      int light = 0;
      for (int i = 0; i < example.input().size(); i++) {
        dark += example.input().at(i) > 0.7f ? 1 : 0;
        light += example.input().at(i) < 0.3f ? 1 : 0;
      }
      assertThat(dark).as(example.id()).isGreaterThan(25);
      assertThat(light).as(example.id()).isGreaterThan(450);
    }
  }

  @Test
  void a_linear_model_learns_much_but_stays_under_95_percent() {
    SoftmaxRegression model = SoftmaxRegression.fit(STROKES.draw(Split.TRAIN, 4000), 12);
    double accuracy = model.accuracy(STROKES.draw(Split.TEST, 2000));
    assertThat(accuracy).isBetween(0.6, 0.95);
  }

  @Test
  void refuses_an_empty_draw() {
    assertThatThrownBy(() -> STROKES.draw(Split.TEST, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be >= 1, got 0");
  }

  @Test
  void glyphs_are_read_from_paths() {
    Glyph glyph = Glyph.of("x", "M 0 -100 L 100 0 M -50 0 C -50 50 50 50 50 0");
    assertThat(glyph.strokes().getFirst())
        .isEqualTo(List.of(new Glyph.Point(0, -1), new Glyph.Point(1, 0)));
    List<Glyph.Point> curve = glyph.strokes().getLast();
    assertThat(curve).hasSize(11).first().isEqualTo(new Glyph.Point(-0.5, 0));
    assertThat(curve.getLast()).isEqualTo(new Glyph.Point(0.5, 0));
    assertThat(curve.get(5)).isEqualTo(new Glyph.Point(0, 0.375));
    assertThatThrownBy(() -> Glyph.of("x", "M 0 0 Z")).hasMessageContaining("got Z");
    assertThatThrownBy(() -> Glyph.of("x", "M 0 0")).hasMessageContaining("two points or more");
  }

  @Test
  void a_pen_leaves_ink_that_fades_over_one_pixel() {
    float[] pixels = new float[28 * 28];
    new Pen(1.5, 0.8f).traceInto(List.of(new Glyph.Point(5, 10), new Glyph.Point(20, 10)), pixels);
    assertThat(pixels[10 * 28 + 12]).isEqualTo(0.8f);
    assertThat(pixels[11 * 28 + 12]).isEqualTo(0.8f);
    assertThat(pixels[12 * 28 + 12]).isZero();
    assertThat(pixels[10 * 28 + 22]).isZero();
    float[] shifted = new float[28 * 28];
    new Pen(1.5, 1)
        .traceInto(List.of(new Glyph.Point(5, 10.25), new Glyph.Point(20, 10.25)), shifted);
    assertThat(shifted[12 * 28 + 12]).isEqualTo(0.25f);
    assertThat(shifted[9 * 28 + 12]).isEqualTo(0.75f);
  }

  @Test
  void a_pen_at_the_edge_stays_on_the_paper() {
    float[] pixels = new float[28 * 28];
    new Pen(2, 1).traceInto(List.of(new Glyph.Point(-9, -9), new Glyph.Point(40, 40)), pixels);
    assertThat(pixels[0]).isEqualTo(1);
    assertThat(pixels[28 * 28 - 1]).isEqualTo(1);
    assertThat(pixels[27]).isZero();
  }
}
