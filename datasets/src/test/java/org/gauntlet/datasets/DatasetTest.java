package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final Shape PAIR = Shape.of(2);
  private static final Domain DOMAIN = new Domain(PAIR, 0, 1, 3);
  private static final List<String> NAMES = List.of("a", "b", "c");

  private static Dataset numbered(int n) {
    return dataset(
        IntStream.range(0, n)
            .mapToObj(i -> new Example("e" + i, Tensor.of(PAIR, i / 1000f, 1), i % 3))
            .toList());
  }

  private static Dataset dataset(List<Example> examples) {
    return new Dataset("toy", DOMAIN, NAMES, examples);
  }

  @Property(tries = 200)
  void a_split_loses_and_doubles_nothing(
      @ForAll @IntRange(min = 2, max = 60) int n,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double fraction,
      @ForAll long seed) {
    Dataset data = numbered(n);
    Dataset.Division parts = data.split(fraction, new Seed(seed));
    List<Example> together = new ArrayList<>(parts.train().examples());
    together.addAll(parts.validation().examples());
    assertThat(together).containsExactlyInAnyOrderElementsOf(data.examples());
    assertThat(parts.validation().size()).isCloseTo((int) (fraction * n), within(1));
    assertThat(parts).isEqualTo(data.split(fraction, new Seed(seed)));
  }

  @Property(tries = 100)
  void shuffling_keeps_every_example_and_follows_the_seed(
      @ForAll @IntRange(min = 1, max = 50) int n, @ForAll long seed) {
    Dataset mixed = numbered(n).shuffled(new Seed(seed));
    assertThat(mixed.examples()).containsExactlyInAnyOrderElementsOf(numbered(n).examples());
    assertThat(mixed).isEqualTo(numbered(n).shuffled(new Seed(seed)));
  }

  @Test
  void different_seeds_give_different_orders() {
    Set<Dataset> orders = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      orders.add(numbered(30).shuffled(new Seed(seed)));
    }
    assertThat(orders).hasSize(20).doesNotContain(numbered(30));
  }

  @Test
  void first_takes_the_first_or_all_there_are() {
    assertThat(numbered(5).first(2)).isEqualTo(numbered(2));
    assertThat(numbered(5).first(9)).isEqualTo(numbered(5));
    assertThat(numbered(5).slice(1, 3).examples()).isEqualTo(numbered(5).examples().subList(1, 3));
    assertThatThrownBy(() -> numbered(5).first(0)).hasMessage("first must be >= 1, got 0");
  }

  @Test
  void a_split_needs_two_examples_and_a_true_fraction() {
    assertThatThrownBy(() -> numbered(1).split(0.5, new Seed(1)))
        .hasMessageContaining("at least two examples, got 1");
    for (double fraction : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> numbered(9).split(fraction, new Seed(1)))
          .hasMessageContaining("got " + fraction);
    }
  }

  @Test
  void statistics_are_taken_over_each_channel() {
    Shape image = Shape.of(2, 1, 2);
    Domain domain = new Domain(image, 0, 10, 2);
    Dataset data =
        new Dataset(
            "toy",
            domain,
            List.of("a", "b"),
            List.of(
                new Example("x", Tensor.of(image, 1, 3, 10, 10), 0),
                new Example("y", Tensor.of(image, 5, 7, 10, 10), 1)));
    assertThat(data.statistics().mean()).containsExactly(4.0, 10.0);
    assertThat(data.statistics().deviation().get(0)).isCloseTo(Math.sqrt(5), within(1e-12));
    assertThat(data.statistics().deviation().get(1)).isZero();
  }

  @Test
  void statistics_of_plain_vectors_are_one_channel() {
    assertThat(numbered(3).statistics().mean()).hasSize(1);
    assertThatThrownBy(() -> new ChannelStatistics(List.of(1.0), List.of()))
        .hasMessageContaining("got 1 and 0");
  }

  @Test
  void the_fingerprint_sees_every_part_a_result_depends_on() {
    Example x = new Example("x", Tensor.of(PAIR, 0, 1), 0);
    Example y = new Example("y", Tensor.of(PAIR, 1, 0), 1);
    Set<String> prints = new HashSet<>();
    prints.add(dataset(List.of(x, y)).fingerprint());
    prints.add(dataset(List.of(y, x)).fingerprint());
    prints.add(dataset(List.of(x)).fingerprint());
    prints.add(dataset(List.of(x, new Example("y", y.input(), 2))).fingerprint());
    prints.add(dataset(List.of(x, new Example("z", y.input(), 1))).fingerprint());
    prints.add(dataset(List.of(x, new Example("y", Tensor.of(PAIR, 1, -0f), 1))).fingerprint());
    prints.add(new Dataset("toy", DOMAIN, List.of("a", "bc", ""), List.of(x, y)).fingerprint());
    prints.add(new Dataset("toy", new Domain(PAIR, 0, 2, 3), NAMES, List.of(x, y)).fingerprint());
    assertThat(prints).hasSize(8);
    assertThat(dataset(List.of(x, y)).fingerprint())
        .isEqualTo(dataset(List.of(x, y)).fingerprint())
        .matches("[0-9a-f]{64}");
  }

  @Test
  void refuses_what_does_not_fit_together() {
    Example good = new Example("x", Tensor.of(PAIR, 0, 1), 0);
    assertThatThrownBy(() -> dataset(List.of())).hasMessageContaining("got none");
    assertThatThrownBy(() -> dataset(List.of(new Example("x", good.input(), 3))))
        .hasMessage("every label must be < 3, got 3 in x");
    assertThatThrownBy(() -> dataset(List.of(good, good))).hasMessageContaining("got x twice");
    assertThatThrownBy(() -> new Dataset("toy", DOMAIN, List.of("a"), List.of(good)))
        .hasMessageContaining("got 1 for 3");
    Example wide = new Example("w", Tensor.filled(Shape.of(3), 0), 0);
    assertThatThrownBy(() -> dataset(List.of(good, wide)))
        .hasMessage("every input must have shape (2), got (3) in w");
  }
}
