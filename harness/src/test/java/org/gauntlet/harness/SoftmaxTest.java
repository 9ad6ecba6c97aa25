package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private static double confidence(float... logits) {
    return Softmax.confidence(Tensor.of(Shape.of(logits.length), logits));
  }

  @Test
  void known_answers() {
    assertThat(confidence(3)).isEqualTo(1);
    assertThat(confidence(0, 0)).isEqualTo(0.5);
    assertThat(confidence(-7, -7, -7, -7)).isEqualTo(0.25);
    assertThat(confidence(0, 1)).isCloseTo(0.7310585786300049, within(1e-12));
    assertThat(confidence(2, 0, 0)).isCloseTo(0.7869860421615985, within(1e-12));
  }

  @Test
  void the_largest_floats_do_not_overflow() {
    assertThat(confidence(Float.MAX_VALUE, -Float.MAX_VALUE)).isEqualTo(1);
    assertThat(confidence(Float.MAX_VALUE, Float.MAX_VALUE)).isEqualTo(0.5);
    assertThat(confidence(-Float.MAX_VALUE, -Float.MAX_VALUE)).isEqualTo(0.5);
  }

  @Property
  void lies_between_chance_and_certainty(
      @ForAll @Size(min = 1, max = 12) List<@FloatRange(min = -200, max = 200) Float> logits) {
    float[] values = new float[logits.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = logits.get(i);
    }
    assertThat(confidence(values)).isBetween(1.0 / values.length - 1e-12, 1.0);
  }

  @Property
  void a_rival_that_rises_takes_confidence_away(
      @ForAll @FloatRange(min = -10, max = 0) float rival,
      @ForAll @FloatRange(min = -10, max = 0) float other) {
    double low = Math.min(rival, other);
    double high = Math.max(rival, other);
    assertThat(confidence(0, (float) high)).isLessThanOrEqualTo(confidence(0, (float) low));
  }
}
