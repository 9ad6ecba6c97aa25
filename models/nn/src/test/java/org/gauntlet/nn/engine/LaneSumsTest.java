package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneSumsTest {
  private static final Shape THREE = Shape.of(3);

  private final LaneSums sums = new LaneSums(3);
  private final Bench bench = new Bench();
  private final Port port = bench.port(3);
  private final Rows rows = new Rows(bench.plan(port, port));

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 49, 100})
  void everyRowOfTheChosenLinesCountsOnce(int count) {
    List<Chunk> chunks = rows.takeAll(Bench.tens(THREE, count), new Seed(0));
    double total = count * (count + 1) / 2.0;
    LaneSums.Line value = LaneSums.value(port);
    assertThat(sums.over(1, chunks, 0, 1, value)).isEqualTo(total);
    assertThat(sums.over(1, chunks, 1, 2, value)).isEqualTo(110 * total);
    assertThat(sums.over(1, chunks, 0, 3, value)).isEqualTo(111 * total);
    assertThat(sums.over(1, chunks, 2, 0, value)).isZero();
  }

  @Test
  void spareLanesAreNotCounted() {
    List<Chunk> chunks = rows.takeAll(Bench.tens(THREE, 2), new Seed(0));
    chunks.getFirst().value(port)[2] = Float.NaN;
    assertThat(sums.over(1, chunks, 0, 1, LaneSums.value(port))).isEqualTo(3);
  }

  @Test
  void linesMayLieApart() {
    List<Chunk> chunks = rows.takeAll(Bench.tens(THREE, 3), new Seed(0));
    assertThat(sums.over(0, chunks, 0, 2, 2, LaneSums.value(port))).isEqualTo(101 * 6);
  }

  /** One sum's lanes are not another's. */
  @Test
  void sumsRunBesideEachOther() {
    List<Chunk> chunks = rows.takeAll(Bench.tens(THREE, 20), new Seed(0));
    LaneSums.Line both =
        (lanes, sum, chunk, at, rows) -> {
          LaneSums.add(chunk.value(port), lanes, sum, at, rows);
          if (sum == 1) {
            sums.over(0, chunks, 0, 3, LaneSums.value(port));
            sums.over(2, chunks, 0, 3, LaneSums.value(port));
          }
        };
    assertThat(sums.over(1, chunks, 0, 1, both)).isEqualTo(210);
  }

  @Test
  void noRowsSumToZero() {
    assertThat(sums.over(1, List.of(), 0, 3, LaneSums.value(port))).isZero();
  }

  @Test
  void sumsInDouble() {
    float[] values = new float[3 * 17];
    values[0] = 1 << 24;
    values[3 * 16] = 1;
    List<Chunk> chunks = rows.takeAll(Batch.adopt(THREE, 17, values), new Seed(0));
    assertThat(sums.over(1, chunks, 0, 1, LaneSums.value(port))).isEqualTo((1 << 24) + 1.0);
  }

  @Test
  void aBiasLearnsTheSumOverItsChannel() {
    Bench images = new Bench();
    Port image = images.port(2, 1, 2);
    Batch tens = Bench.tens(image.shape(), 2);
    Chunk chunk = images.chunk(image, tens);
    chunk.loadGradient(tens, image);
    float[] learned = {7, 7};
    sums.ofGradients(List.of(chunk), image, learned, Workers.of(2));
    assertThat(learned).containsExactly(33, 3300);
    assertThat(sums.over(1, List.of(chunk), 1, 1, LaneSums.gradient(image))).isEqualTo(30);
  }
}
