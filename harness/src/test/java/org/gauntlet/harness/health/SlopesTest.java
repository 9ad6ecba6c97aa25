package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Slope;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlopesTest {
  private static final Tensor LOW = Tensor.of(Shape.of(3), 0.1f, 0, 0);
  private static final Tensor HIGH = Tensor.of(Shape.of(3), 0, 0.3f, 0.9f);
  private static final List<Tensor> POINTS = List.of(LOW, HIGH, LOW);

  /** True answers, except that batches which hold a point end as told. */
  private static GradientModel failingAt(Tensor point, RuntimeException failure) {
    return new GradientModel() {
      @Override
      public Domain domain() {
        return Ward.MODEL.domain();
      }

      @Override
      public Trace trace(Batch x) {
        if (x.rows().contains(point)) {
          throw failure;
        }
        return Ward.MODEL.trace(x);
      }
    };
  }

  /**
   * Logits 1, 0, 0: the true class has e / (e + 2), the loss falls towards it ten times as fast.
   */
  @Test
  void are_those_of_the_cross_entropy() {
    Slope slope = new Slopes(Ward.MODEL, 1).at(List.of(LOW), List.of(0)).getFirst().orElseThrow();
    double p = Math.E / (Math.E + 2);
    assertThat(slope.fooled()).isFalse();
    assertThat(slope.loss()).isCloseTo(-Math.log(p), within(1e-6));
    assertThat((double) slope.gradient().at(0)).isCloseTo(10 * (p - 1), within(1e-5));
    assertThat((double) slope.gradient().at(1)).isCloseTo(5 * (1 - p), within(1e-5));
    assertThat(slope.gradient().at(2)).isEqualTo(slope.gradient().at(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void do_not_depend_on_the_width(int width) {
    List<Optional<Slope>> slopes = new Slopes(Ward.MODEL, width).at(POINTS, List.of(0, 0, 1));
    assertThat(slopes).isEqualTo(new Slopes(Ward.MODEL, 7).at(POINTS, List.of(0, 0, 1)));
    assertThat(slopes.stream().map(slope -> slope.orElseThrow().fooled()))
        .containsExactly(false, true, true);
  }

  @Test
  void only_the_guilty_point_has_none() {
    GradientModel model = failingAt(HIGH, new IllegalStateException("too bright"));
    List<Optional<Slope>> slopes = new Slopes(model, 3).at(POINTS, List.of(0, 0, 0));
    assertThat(slopes.stream().map(Optional::isPresent)).containsExactly(true, false, true);
    assertThat(slopes.get(0)).isEqualTo(slopes.get(2));
  }

  @Test
  void a_refusal_is_not_taken_for_a_missing_slope() {
    GradientModel model = failingAt(HIGH, Refusal.input("no weights"));
    assertThatThrownBy(() -> new Slopes(model, 3).at(POINTS, List.of(0, 0, 0)))
        .hasMessage("no weights");
  }

  @Test
  void logits_that_are_no_numbers_have_none() {
    Tensor infinite = Tensor.of(Shape.of(3), Float.POSITIVE_INFINITY, 0, 0);
    List<Optional<Slope>> slopes =
        new Slopes(Ward.MODEL, 2).at(List.of(infinite, LOW), List.of(0, 0));
    assertThat(slopes.get(0)).isEmpty();
    assertThat(slopes.get(1)).isPresent();
  }

  @Test
  void no_points_have_no_slopes() {
    assertThat(new Slopes(Ward.MODEL, 2).at(List.of(), List.of())).isEmpty();
  }
}
