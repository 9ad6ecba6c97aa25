package org.gauntlet.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class OptimizerTest {
  private static final List<List<Double>> GRADIENTS =
      List.of(
          List.of(0.1, -0.2, 0.3),
          List.of(0.4, 0.05, -0.6),
          List.of(-0.7, 0.25, 0.1),
          List.of(0.02, -0.9, 0.33),
          List.of(0.5, 0.5, -0.5));

  /** Where (0.5, -1.25, 2) is after each of five steps along {@link #GRADIENTS}: PyTorch 2.13. */
  static Stream<Arguments> pytorch() {
    return Stream.of(
        Arguments.of(
            Sgd.plain(0.1),
            List.of(
                List.of(0.49, -1.23, 1.97),
                List.of(0.45, -1.235, 2.03),
                List.of(0.52, -1.26, 2.02),
                List.of(0.518, -1.17, 1.987),
                List.of(0.468, -1.22, 2.037))),
        Arguments.of(
            new Sgd(0.1, 0.9, false, 0.01),
            List.of(
                List.of(0.48949999, -1.22874999, 1.96800005),
                List.of(0.43956047, -1.21339619, 1.99723208),
                List.of(0.46417537, -1.22336447, 2.01154375),
                List.of(0.48386461, -1.14111257, 1.98941267),
                List.of(0.45110103, -1.11594474, 2.01750517))),
        Arguments.of(
            new Sgd(0.1, 0.9, true, 0.01),
            List.of(
                List.of(0.48005000, -1.20962501, 1.93920004),
                List.of(0.39463291, -1.19961417, 2.02359557),
                List.of(0.48643976, -1.23241389, 2.02445197),
                List.of(0.50169688, -1.06717169, 1.96949756),
                List.of(0.42171285, -1.09353530, 2.04281855))),
        Arguments.of(
            new Adam(0.05, 0.8, 0.95, 1e-8, 0.02),
            List.of(
                List.of(0.45000002, -1.20000005, 1.95000005),
                List.of(0.40440509, -1.17295051, 1.96720493),
                List.of(0.41705301, -1.18439579, 1.97209442),
                List.of(0.42565513, -1.15618610, 1.95893192),
                List.of(0.41385385, -1.15034450, 1.96726549))));
  }

  @ParameterizedTest
  @MethodSource("pytorch")
  void fiveStepsEndWherePytorchEnds(Optimizer optimizer, List<List<Double>> path) {
    float[] values = {0.5f, -1.25f, 2};
    float[][] moments = new float[optimizer.moments()][3];
    for (int step = 0; step < 5; step++) {
      optimizer.stepInto(values, floats(GRADIENTS.get(step)), moments, step + 1, optimizer.rate());
      for (int i = 0; i < 3; i++) {
        assertThat((double) values[i])
            .as("value %d after step %d", i, step + 1)
            .isCloseTo(path.get(step).get(i), within(5e-7));
      }
    }
  }

  @Test
  void sgdWithMomentumByHand() {
    float[] values = {1};
    float[][] moments = {{2}};
    new Sgd(1, 0.5, false, 0.25).stepInto(values, new float[] {0.75f}, moments, 1, 0.5);
    // g = 0.75 + 0.25 = 1; v = 0.5 * 2 + 1 = 2; value = 1 - 0.5 * 2
    assertThat(moments[0]).containsExactly(2);
    assertThat(values).containsExactly(0);
  }

  @Property(tries = 200)
  void adamsFirstStepIsAsLongAsTheRateWhateverTheGradient(
      @ForAll @FloatRange(min = 0.01f, max = 1000) float gradient,
      @ForAll @FloatRange(min = 0.01f, max = 1) float rate) {
    float[] values = {0, 0};
    Adam.standard(rate)
        .stepInto(values, new float[] {gradient, -gradient}, new float[2][2], 1, rate);
    assertThat(values[0]).isCloseTo(-rate, within(1e-4f * rate));
    assertThat(values[1]).isEqualTo(-values[0]);
  }

  @Test
  void wordsBecomeOptimizers() {
    assertThat(Optimizer.parse("sgd:rate=0.2,momentum=0.9,nesterov=true,decay=5e-4"))
        .isEqualTo(new Sgd(0.2, 0.9, true, 5e-4));
    assertThat(Optimizer.parse("sgd")).isEqualTo(Sgd.plain(0.1));
    assertThat(Optimizer.parse("adam:rate=0.01,decay=1e-4"))
        .isEqualTo(new Adam(0.01, 0.9, 0.999, 1e-8, 1e-4));
    assertThat(Optimizer.parse("adam")).isEqualTo(Adam.standard(0.001));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "adma|there is no optimizer 'adma', did you mean adam? (there are sgd and adam)",
        "sgd:rate=0|sgd: rate must be > 0, got 0.0",
        "sgd:momentum=1|sgd: momentum must be in [0, 1), got 1.0",
        "sgd:nesterov=true|sgd: nesterov needs momentum > 0, got 0",
        "sgd:decay=-1|sgd: decay must be >= 0, got -1.0",
        "sgd:rat=1|sgd has no option 'rat', did you mean rate? (it takes [rate, momentum, nesterov,"
            + " decay])",
        "adam:beta2=1|adam: beta2 must be in [0, 1), got 1.0",
        "adam:epsilon=0|adam: epsilon must be > 0, got 0.0"
      })
  void badWordsAreRefused(String words, String message) {
    assertThatThrownBy(() -> Optimizer.parse(words))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessage(message);
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }
}
