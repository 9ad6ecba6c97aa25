package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;

class ChunkTest {
  private static final Shape PAIR = Shape.of(2);

  private final Bench bench = new Bench();
  private final Port port = bench.port(2);
  private final Chunk chunk = bench.plan(port, port).chunk(4);

  @Test
  void oneLineHoldsTheSameValueOfAllRows() {
    chunk.load(Bench.tens(PAIR, 4), 0, port, new Seed(5));
    assertThat(chunk.value(port)).containsExactly(1, 2, 3, 4, 10, 20, 30, 40);
    assertThat(chunk.rows()).isEqualTo(4);
    assertThat(chunk.seed()).isEqualTo(new Seed(5));
  }

  @Test
  void lanesBeyondTheLastRowRepeatItEvenInAUsedChunk() {
    Arrays.fill(chunk.value(port), Float.NaN);
    chunk.load(Bench.tens(PAIR, 8), 0, port, new Seed(0));
    chunk.load(Bench.tens(PAIR, 6), 4, port, new Seed(0));
    assertThat(chunk.value(port)).containsExactly(5, 6, 6, 6, 50, 60, 60, 60);
    assertThat(chunk.rows()).isEqualTo(2);
    assertThat(chunk.first()).isEqualTo(4);
  }

  @Test
  void unloadWritesItsOwnRowsAndNoOthers() {
    chunk.load(Bench.tens(PAIR, 7), 4, port, new Seed(0));
    float[] target = new float[16];
    Arrays.fill(target, -1);
    chunk.unload(chunk.value(port), target, 2);
    assertThat(Arrays.copyOfRange(target, 0, 8)).containsOnly(-1);
    assertThat(Arrays.copyOfRange(target, 8, 14)).containsExactly(5, 50, 6, 60, 7, 70);
    assertThat(Arrays.copyOfRange(target, 14, 16)).containsOnly(-1);
  }

  @Test
  void gradientsComeFromTheSameRowsAsTheInput() {
    chunk.load(Bench.tens(PAIR, 6), 4, port, new Seed(0));
    chunk.loadGradient(Bench.tens(PAIR, 6), port);
    assertThat(chunk.gradient(port)).containsExactly(5, 6, 0, 0, 50, 60, 0, 0);
  }
}
