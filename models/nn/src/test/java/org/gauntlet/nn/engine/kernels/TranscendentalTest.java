package org.gauntlet.nn.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscendentalTest {
  /** Distance in units of the last place of the rounded truth. */
  private static double ulps(float found, double truth) {
    return Math.abs(found - truth) / Math.ulp((float) truth);
  }

  @Property(tries = 300)
  void expIsWithinTwoUnits(@ForAll @FloatRange(min = -87, max = 88) float x) {
    assertThat(ulps(Transcendental.exp(x), StrictMath.exp(x))).isLessThan(2);
  }

  @Property(tries = 300)
  void tanhIsWithinTwoUnits(@ForAll @FloatRange(min = -30, max = 30) float x) {
    assertThat(ulps(Transcendental.tanh(x), StrictMath.tanh(x))).isLessThan(2);
  }

  @Property(tries = 300)
  void sigmoidIsWithinThreeUnits(@ForAll @FloatRange(min = -80, max = 80) float x) {
    double truth = 1 / (1 + StrictMath.exp(-(double) x));
    assertThat(ulps(Transcendental.sigmoid(x), truth)).isLessThan(3);
  }

  @Property(tries = 300)
  void tanhIsOdd(@ForAll float x) {
    assertThat(Transcendental.tanh(-x) + Transcendental.tanh(x)).isEqualTo(0f);
  }

  @Property(tries = 300)
  void allStayWithinTheirRange(@ForAll float x) {
    assertThat(Transcendental.tanh(x)).isBetween(-1f, 1f);
    assertThat(Transcendental.sigmoid(x)).isBetween(0f, 1f);
    assertThat(Transcendental.exp(x)).isPositive().isFinite();
  }

  @Test
  void knownPoints() {
    assertThat(Transcendental.exp(0)).isOne();
    assertThat(Transcendental.exp(-0f)).isOne();
    assertThat(Transcendental.exp(1)).isEqualTo((float) Math.E);
    assertThat(Transcendental.sigmoid(0)).isEqualTo(0.5f);
    assertThat(Transcendental.tanh(0)).isEqualTo(0f);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-3f, 1e-10f, 1e-30f, Float.MIN_NORMAL, Float.MIN_VALUE})
  void smallNumbersKeepTheirDigits(float x) {
    assertThat(ulps(Transcendental.tanh(x), StrictMath.tanh(x))).isLessThan(1);
    assertThat(ulps(Transcendental.tanh(-x), StrictMath.tanh(-x))).isLessThan(1);
    assertThat(ulps(Transcendental.exp(x), StrictMath.exp(x))).isLessThan(1);
  }

  @Test
  void bothBranchesOfTanhMeet() {
    float seam = 0.625f;
    for (float x : new float[] {Math.nextDown(seam), seam, Math.nextUp(seam)}) {
      assertThat(ulps(Transcendental.tanh(x), StrictMath.tanh(x))).isLessThan(2);
    }
  }

  @Test
  void saturatesInsteadOfOverflowing() {
    float most = Transcendental.exp(88);
    for (float x : new float[] {88.5f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
      assertThat(Transcendental.exp(x)).isEqualTo(most);
      assertThat(Transcendental.sigmoid(x)).isOne();
      assertThat(Transcendental.tanh(x)).isOne();
      assertThat(Transcendental.tanh(-x)).isEqualTo(-1f);
      assertThat(Transcendental.sigmoid(-x)).isEqualTo(Transcendental.sigmoid(-88));
      assertThat(Transcendental.exp(-x)).isEqualTo(Transcendental.exp(-87.3f));
    }
    assertThat(Transcendental.exp(-87.3f)).isGreaterThanOrEqualTo(Float.MIN_NORMAL);
  }

  @Test
  void whatIsNoNumberStaysSo() {
    assertThat(Transcendental.exp(Float.NaN)).isNaN();
    assertThat(Transcendental.sigmoid(Float.NaN)).isNaN();
    assertThat(Transcendental.tanh(Float.NaN)).isNaN();
  }
}
