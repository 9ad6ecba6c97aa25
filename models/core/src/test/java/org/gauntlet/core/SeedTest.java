package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeedTest {
  @Property(tries = 200)
  void a_path_leads_to_the_same_stream_whoever_walks_it(
      @ForAll long value, @ForAll String name, @ForAll long number) {
    Seed once = new Seed(value).child(name).child(number);
    new Seed(value).open().nextLong();
    new Seed(value).child("other").open().nextLong();
    Seed again = new Seed(value).child(name).child(number);
    assertThat(again).isEqualTo(once);
    assertThat(again.open().nextLong()).isEqualTo(once.open().nextLong());
  }

  @Property(tries = 200)
  void a_child_is_not_its_parent_and_its_own_child_is_another(
      @ForAll long value, @ForAll String name) {
    Seed seed = new Seed(value);
    assertThat(seed.child(name)).isNotEqualTo(seed);
    assertThat(seed.child(name).child(name)).isNotEqualTo(seed.child(name));
    assertThat(seed.child(name)).isNotEqualTo(new Seed(value + 1).child(name));
  }

  @Test
  void names_numbers_and_parents_do_not_collide() {
    Set<Seed> seen = new HashSet<>();
    for (long parent = 0; parent < 20; parent++) {
      for (int i = 0; i < 2000; i++) {
        assertThat(seen.add(new Seed(parent).child(i))).isTrue();
        assertThat(seen.add(new Seed(parent).child(String.valueOf(i)))).isTrue();
      }
    }
  }

  @Test
  void the_order_of_a_path_counts() {
    Seed root = new Seed(1);
    assertThat(root.child("a").child("b")).isNotEqualTo(root.child("b").child("a"));
    assertThat(root.child("ab")).isNotEqualTo(root.child("a").child("b"));
    assertThat(root.child("")).isNotEqualTo(root);
  }

  @Test
  void keys_stay_what_they_are_from_release_to_release() {
    assertThat(new Seed(1).child("noise").child(7)).isEqualTo(new Seed(1081303182800260685L));
    assertThat(new Seed(1).child("noise").child(7).open().nextLong())
        .isEqualTo(-7329917698758165265L);
  }

  /** Neighbouring keys must give streams without any likeness. */
  @Test
  void streams_of_neighbouring_children_are_independent() {
    int agreeing = 0;
    int bits = 0;
    for (int i = 0; i < 2000; i++) {
      long a = new Seed(3).child(i).open().nextLong();
      long b = new Seed(3).child(i + 1).open().nextLong();
      agreeing += 64 - Long.bitCount(a ^ b);
      bits += 64;
    }
    // Six standard deviations of a fair coin thrown 128,000 times.
    assertThat(Math.abs(agreeing - bits / 2)).isLessThan(6 * (int) Math.sqrt(bits / 4.0));
  }
}
