package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;

class PlanTest {
  private final List<String> diary = Collections.synchronizedList(new ArrayList<>());
  private final Bench bench = new Bench();
  private final Port port = bench.port(1);

  /** Writes down when it is called. */
  private record Witness(String name, boolean meets, List<String> diary) implements Step {
    @Override
    public List<Port> kept() {
      return List.of();
    }

    @Override
    public void forward(Chunk chunk) {
      diary.add(name + " forward " + chunk.first());
    }

    @Override
    public void backward(Chunk chunk) {
      diary.add(name + " back " + chunk.first());
    }

    @Override
    public void meetForward(List<Chunk> chunks, Workers workers) {
      if (meets) {
        diary.add(name + " meets " + chunks.size());
      }
    }

    @Override
    public void meetBackward(List<Chunk> chunks, Workers workers) {
      if (meets) {
        diary.add(name + " meets back " + chunks.size());
      }
    }
  }

  private Plan plan() {
    Step first = new Witness("a", false, diary);
    Step meeting = new Witness("b", true, diary);
    Step last = new Witness("c", false, diary);
    return bench.plan(port, port, first, meeting, last);
  }

  private List<Chunk> chunks() {
    return new Rows(plan()).takeAll(Bench.tens(Shape.of(1), 20), new Seed(0));
  }

  @Test
  void aChunkOnItsOwnGoesThereAndBack() {
    Chunk chunk = chunks().getFirst();
    plan().forward(chunk);
    plan().backward(chunk);
    assertThat(diary)
        .containsExactly(
            "a forward 0", "b forward 0", "c forward 0", "c back 0", "b back 0", "a back 0");
  }

  @Test
  void whereRowsMeetAllChunksHaveArrived() {
    plan().forward(chunks(), Workers.of(1));
    assertThat(diary)
        .containsExactly(
            "a forward 0",
            "a forward 16",
            "b meets 2",
            "b forward 0",
            "c forward 0",
            "b forward 16",
            "c forward 16");
  }

  @Test
  void andOnTheWayBackToo() {
    plan().backward(chunks(), Workers.of(1));
    assertThat(diary)
        .containsExactly(
            "c back 0",
            "c back 16",
            "b meets back 2",
            "b back 0",
            "a back 0",
            "b back 16",
            "a back 16");
  }

  @Test
  void moreThreadsKeepTheMeeting() {
    plan().forward(chunks(), Workers.of(3));
    assertThat(diary.subList(0, 2)).containsExactlyInAnyOrder("a forward 0", "a forward 16");
    assertThat(diary.get(2)).isEqualTo("b meets 2");
    assertThat(diary).hasSize(7);
  }

  @Test
  void buffersAreAsWideAsTheChunk() {
    assertThat(plan().chunk(32).value(port)).hasSize(32);
    assertThat(plan().chunk(32).value(port)).isNotSameAs(plan().chunk(32).value(port));
  }
}
