package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final int MANY = 100_000;

  /** The published first outputs of SplitMix64 for the state 1234567. */
  @Test
  void is_splitmix64() {
    RandomStream stream = new RandomStream(1234567);
    assertThat(stream.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(stream.nextLong()).isEqualTo(3203168211198807973L);
    assertThat(stream.nextLong()).isEqualTo(-8629252141511181193L);
  }

  @Property(tries = 200)
  void integers_lie_below_their_bound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
    RandomStream stream = new Seed(seed).open();
    for (int i = 0; i < 20; i++) {
      assertThat(stream.nextInt(bound)).isBetween(0, bound - 1);
    }
  }

  @Test
  void integers_are_equally_likely() {
    RandomStream stream = new Seed(1).open();
    int[] counts = new int[7];
    for (int i = 0; i < MANY; i++) {
      counts[stream.nextInt(7)]++;
    }
    assertThat(chiSquared(counts)).isLessThan(30);
  }

  /** With 3/4 of 2^31 values, a modulo would favour some thirds, a plain product some residues. */
  @Test
  void large_bounds_have_no_bias() {
    RandomStream stream = new Seed(2).open();
    int[] thirds = new int[3];
    int[] residues = new int[3];
    for (int i = 0; i < MANY; i++) {
      int value = stream.nextInt(3 << 29);
      thirds[value >>> 29]++;
      residues[value % 3]++;
    }
    assertThat(chiSquared(thirds)).isLessThan(20);
    assertThat(chiSquared(residues)).isLessThan(20);
  }

  @Test
  void fractions_are_uniform_and_below_one() {
    RandomStream stream = new Seed(3).open();
    int[] counts = new int[50];
    for (int i = 0; i < MANY; i++) {
      double u = stream.uniform();
      assertThat(u).isGreaterThanOrEqualTo(0).isLessThan(1);
      counts[(int) (50 * u)]++;
    }
    assertThat(chiSquared(counts)).isLessThan(110);
  }

  @Property(tries = 200)
  void floats_lie_in_their_range(@ForAll long seed, @ForAll float a, @ForAll float b) {
    float low = Math.min(a, b);
    float high = Math.max(a, b);
    assertThat(new Seed(seed).open().uniform(low, high)).isBetween(low, high);
  }

  @Test
  void gaussians_have_the_moments_of_a_standard_normal() {
    RandomStream stream = new Seed(4).open();
    double[] moments = new double[4];
    int beyondTwo = 0;
    for (int i = 0; i < MANY; i++) {
      double x = stream.gaussian();
      moments[0] += x / MANY;
      moments[1] += x * x / MANY;
      moments[2] += x * x * x / MANY;
      moments[3] += x * x * x * x / MANY;
      beyondTwo += Math.abs(x) > 2 ? 1 : 0;
    }
    assertThat(moments[0]).isCloseTo(0, within(0.016));
    assertThat(moments[1]).isCloseTo(1, within(0.023));
    assertThat(moments[2]).isCloseTo(0, within(0.065));
    assertThat(moments[3]).isCloseTo(3, within(0.16));
    assertThat((double) beyondTwo / MANY).isCloseTo(0.0455, within(0.0035));
  }

  @Test
  void tensors_are_filled_in_order_from_the_stream() {
    Shape shape = Shape.of(2, 3);
    RandomStream single = new Seed(5).open();
    Tensor uniform = new Seed(5).open().uniform(shape, -2, 3);
    for (int i = 0; i < 6; i++) {
      assertThat(uniform.at(i)).isEqualTo(single.uniform(-2f, 3f)).isBetween(-2f, 3f);
    }
    single = new Seed(6).open();
    Tensor gaussian = new Seed(6).open().gaussian(shape);
    for (int i = 0; i < 6; i++) {
      assertThat(gaussian.at(i)).isEqualTo((float) single.gaussian());
    }
  }

  @Property(tries = 200)
  void a_permutation_holds_every_number_once(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int n) {
    int[] order = new Seed(seed).open().permutation(n);
    Arrays.sort(order);
    assertThat(order).containsExactly(IntStream.range(0, n).toArray());
  }

  @Test
  void all_permutations_are_equally_likely() {
    RandomStream stream = new Seed(7).open();
    int[] counts = new int[27];
    for (int i = 0; i < 60_000; i++) {
      int[] order = stream.permutation(3);
      counts[9 * order[0] + 3 * order[1] + order[2]]++;
    }
    assertThat(chiSquared(Arrays.stream(counts).filter(n -> n > 0).toArray())).isLessThan(28);
    assertThat(Arrays.stream(counts).filter(n -> n > 0).count()).isEqualTo(6);
  }

  @Test
  void refuses_a_bound_that_leaves_nothing() {
    assertThatThrownBy(() -> new Seed(1).open().nextInt(0)).hasMessage("bound must be >= 1, got 0");
  }

  private static double chiSquared(int[] counts) {
    double expected = Arrays.stream(counts).sum() / (double) counts.length;
    return Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
  }
}
