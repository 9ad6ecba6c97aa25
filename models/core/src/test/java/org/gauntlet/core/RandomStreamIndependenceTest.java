package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** That draws, bits and children do not know of each other; all at fixed seeds. */
class RandomStreamIndependenceTest {
  private static final int MANY = 50_000;

  @Test
  void everyBitIsSetHalfOfTheTime() {
    RandomStream stream = new Seed(21).open();
    int[] set = new int[64];
    for (int i = 0; i < MANY; i++) {
      long bits = stream.nextLong();
      for (int bit = 0; bit < 64; bit++) {
        set[bit] += (int) (bits >>> bit) & 1;
      }
    }
    // Five standard deviations of 112.
    assertThat(Arrays.stream(set).boxed()).allSatisfy(n -> assertThat(n).isBetween(24_440, 25_560));
  }

  /** Pairs of a draw and the next one fill an 8 x 8 square evenly: 63 degrees of freedom. */
  @Test
  void aDrawSaysNothingAboutTheNext() {
    RandomStream stream = new Seed(22).open();
    int[] square = new int[64];
    int last = stream.nextInt(8);
    for (int i = 0; i < MANY; i++) {
      int next = stream.nextInt(8);
      square[8 * last + next]++;
      last = next;
    }
    assertThat(chiSquared(square)).isBetween(20.0, 130.0);
  }

  /** The first draws of neighbouring children, which is what every example of a set gets. */
  @Test
  void neighbouringChildrenAreUnrelated() {
    Seed parent = new Seed(23);
    int[] square = new int[64];
    int last = parent.child(0).open().nextInt(8);
    for (int i = 1; i <= MANY; i++) {
      int next = parent.child(i).open().nextInt(8);
      square[8 * last + next]++;
      last = next;
    }
    assertThat(chiSquared(square)).isBetween(20.0, 130.0);
  }

  @Test
  void neighbouringSeedsAreUncorrelated() {
    double sum = 0;
    for (int i = 0; i < MANY; i++) {
      sum += new Seed(i).open().gaussian() * new Seed(i + 1L).open().gaussian();
    }
    assertThat(sum / MANY).isCloseTo(0, within(5 / Math.sqrt(MANY)));
  }

  @Test
  void everyNumberOfAPermutationIsEverywhereEquallyOften() {
    RandomStream stream = new Seed(24).open();
    int[] places = new int[25];
    for (int i = 0; i < 10_000; i++) {
      int[] order = stream.permutation(5);
      for (int place = 0; place < 5; place++) {
        places[5 * place + order[place]]++;
      }
    }
    assertThat(chiSquared(places)).isLessThan(60);
  }

  @Property(tries = 200)
  void whereThereIsNoChoiceThereIsNoChance(@ForAll long seed) {
    RandomStream stream = new Seed(seed).open();
    assertThat(stream.nextInt(1)).isZero();
    assertThat(stream.uniform(2.5f, 2.5f)).isEqualTo(2.5f);
    assertThat(stream.permutation(0)).isEmpty();
    assertThat(stream.permutation(1)).containsExactly(0);
  }

  private static double chiSquared(int[] counts) {
    double expected = Arrays.stream(counts).sum() / (double) counts.length;
    return Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
  }
}
