package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScratchTest {
  private final Scratch scratch = new Scratch();

  @Test
  void lendsTheSameArrayAgainButClean() {
    float[] array = scratch.take(5);
    Arrays.fill(array, 3);
    scratch.give(array);
    assertThat(scratch.take(5)).isSameAs(array).containsOnly(0);
  }

  @Test
  void twoBorrowersNeverShare() {
    assertThat(scratch.take(2)).isNotSameAs(scratch.take(2));
  }

  @Test
  void aLongArrayServesAShortWishWithZerosWhereAskedFor() {
    float[] array = scratch.take(5);
    Arrays.fill(array, 3);
    scratch.give(array);
    assertThat(scratch.take(3)).isSameAs(array).startsWith(0, 0, 0);
  }

  @Test
  void aShortArrayIsNoAnswerToALongWish() {
    scratch.give(new float[2]);
    assertThat(scratch.take(3)).hasSize(3);
    assertThat(scratch.take(0)).isEmpty();
  }
}
