package org.gauntlet.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;

class EpsilonTest {
  private static final Domain UNIT = new Domain(Shape.of(1, 28, 28), 0, 1, 10);
  private static final Domain BYTES = new Domain(Shape.of(1, 28, 28), 0, 255, 10);

  @Test
  void pixelBudgetsAreWrittenInBothForms() {
    assertThat(Epsilon.both(Norm.LINF, 8 / 255f, UNIT)).isEqualTo("8/255 = 0.0314");
    assertThat(Epsilon.both(Norm.LINF, 0.0314f, UNIT)).isEqualTo("0.0314");
    assertThat(Epsilon.both(Norm.LINF, 0.2f, UNIT)).isEqualTo("0.2 = 51/255");
    assertThat(Epsilon.both(Norm.LINF, 0.3f, UNIT)).isEqualTo("0.3");
  }

  @Property
  void everyPixelBudgetIsRecognised(@ForAll @IntRange(min = 1, max = 254) int k) {
    assertThat(Epsilon.both(Norm.LINF, k / 255f, UNIT)).contains(k + "/255");
  }

  @Test
  void otherNormsAndRangesKnowNoPixels() {
    assertThat(Epsilon.both(Norm.L2, 8 / 255f, UNIT)).isEqualTo("0.0314");
    assertThat(Epsilon.both(Norm.LINF, 8, BYTES)).isEqualTo("8");
    assertThat(Epsilon.both(Norm.LINF, 0.4f, BYTES)).isEqualTo("0.4");
    assertThat(Epsilon.both(Norm.LINF, 0, UNIT)).isEqualTo("0");
    assertThat(Epsilon.both(Norm.LINF, 1, UNIT)).isEqualTo("1");
  }

  @Test
  void threatsNameTheNorm() {
    assertThat(Epsilon.threat(Norm.LINF, 8 / 255f, UNIT))
        .isEqualTo("ℓ∞\u00a0≤\u00a08/255 = 0.0314");
    assertThat(Epsilon.threat(Norm.L2, 0.5f, UNIT)).isEqualTo("ℓ2\u00a0≤\u00a00.5");
    assertThat(Epsilon.brief(Norm.LINF, 8 / 255f, UNIT)).isEqualTo("ℓ∞\u00a0≤\u00a08/255");
    assertThat(Epsilon.brief(Norm.L1, 12, UNIT)).isEqualTo("ℓ1\u00a0≤\u00a012");
    assertThat(Epsilon.tick(Norm.LINF, 0.2f, UNIT)).isEqualTo("0.2");
  }
}
