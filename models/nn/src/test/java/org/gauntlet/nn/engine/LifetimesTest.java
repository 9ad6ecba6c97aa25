package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LifetimesTest {
  private static final int TURN = 5;

  /** One buffer's size and times. */
  record Life(int size, int from, int to) {
    boolean meets(Life other) {
      return from <= other.to && other.from <= to;
    }

    boolean crosses() {
      return from < TURN && to >= TURN;
    }
  }

  @Provide
  Arbitrary<List<Life>> lives() {
    Arbitrary<Integer> time = Arbitraries.integers().between(0, 2 * TURN);
    return Combinators.combine(Arbitraries.integers().between(1, 9), time, time)
        .as((size, a, b) -> new Life(size, Math.min(a, b), Math.max(a, b)))
        .list()
        .ofMaxSize(20);
  }

  private static Lifetimes lifetimes(List<Life> lives) {
    Lifetimes lifetimes = new Lifetimes();
    for (Life life : lives) {
      int buffer = lifetimes.buffer(life.size);
      lifetimes.touch(buffer, life.to);
      lifetimes.touch(buffer, life.from);
    }
    return lifetimes;
  }

  private static float[][] bound(Memory memory, float[][] own, float[][] lent) {
    float[][] buffers = new float[memory.buffers()][];
    memory.bindInto(own, lent, buffers);
    return buffers;
  }

  @Property
  void buffersThatLiveAtOneTimeShareNothing(@ForAll("lives") List<Life> lives) {
    for (Memory memory : List.of(lifetimes(lives).once(), lifetimes(lives).often(TURN))) {
      float[][] buffers = bound(memory, memory.own(3), memory.lent(3));
      for (int i = 0; i < buffers.length; i++) {
        assertThat(buffers[i].length).isGreaterThanOrEqualTo(3 * lives.get(i).size);
        for (int j = 0; j < i; j++) {
          if (lives.get(i).meets(lives.get(j))) {
            assertThat(buffers[i]).isNotSameAs(buffers[j]);
          }
        }
      }
    }
  }

  @Property
  void whatCrossesTheTurnIsTheChunksOwnAndSharesWithNobody(@ForAll("lives") List<Life> lives) {
    Memory memory = lifetimes(lives).often(TURN);
    float[][] own = memory.own(1);
    float[][] buffers = bound(memory, own, memory.lent(1));
    for (int i = 0; i < buffers.length; i++) {
      assertThat(holds(own, buffers[i])).isEqualTo(lives.get(i).crosses());
      for (int j = 0; j < i && lives.get(i).crosses(); j++) {
        assertThat(buffers[i]).isNotSameAs(buffers[j]);
      }
    }
  }

  private static boolean holds(float[][] slots, Object buffer) {
    IdentityHashMap<Object, Boolean> known = new IdentityHashMap<>();
    List.of(slots).forEach(slot -> known.put(slot, true));
    return known.containsKey(buffer);
  }

  @Example
  void whatHasDiedMakesRoom() {
    List<Life> chain =
        IntStream.range(0, 8).mapToObj(t -> new Life(t % 2 == 0 ? 7 : 4, t, t + 1)).toList();
    float[][] slots = lifetimes(chain).once().own(1);
    assertThat(Arrays.stream(slots).mapToInt(slot -> slot.length).sum()).isEqualTo(11);
  }

  @Example
  void whatIsNeverTouchedTakesNoMemory() {
    Lifetimes lifetimes = new Lifetimes();
    lifetimes.buffer(100);
    assertThat(lifetimes.once().own(1)).isEmpty();
  }
}
