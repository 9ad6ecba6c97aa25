package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
  private static final Shape ONE = Shape.of(1);

  private final Bench bench = new Bench();
  private final Port port = bench.port(1);
  private final Rows rows = new Rows(bench.plan(port, port));

  @ParameterizedTest
  @CsvSource({"1, 16", "16, 16", "32, 16", "48, 16", "49, 32", "1000, 32"})
  void smallBatchesAreCutFiner(int size, int width) {
    assertThat(Rows.width(size)).isEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 17, 48, 49, 64, 65})
  void chunksCoverTheBatchInOrder(int size) {
    int next = 0;
    for (Chunk chunk : rows.takeAll(Bench.tens(ONE, size), new Seed(0))) {
      assertThat(chunk.first()).isEqualTo(next);
      assertThat(chunk.rows()).isBetween(1, chunk.width());
      assertThat(chunk.value(port)[0]).isEqualTo(next + 1);
      next += chunk.rows();
    }
    assertThat(next).isEqualTo(size);
  }

  @Test
  void whatIsGivenBackIsTakenAgainWhereItFits() {
    Batch x = Bench.tens(ONE, 3);
    Chunk narrow = rows.take(16);
    narrow.load(x, 0, port, new Seed(0));
    rows.give(narrow);
    assertThat(rows.take(32)).isNotSameAs(narrow);
    assertThat(rows.take(16)).isSameAs(narrow);
    narrow.load(x, 2, port, new Seed(0));
    assertThat(narrow.value(port)).startsWith(3, 3);
    assertThat(rows.take(16)).isNotSameAs(narrow);
  }

  @Test
  void memoryIsKeptByWidth() {
    float[][] wide = rows.takeMemory(32);
    rows.giveMemory(32, wide);
    assertThat(rows.takeMemory(16)).isNotSameAs(wide);
    assertThat(rows.takeMemory(32)).isSameAs(wide);
  }

  @Test
  void refusesOtherShapesAndOtherCounts() {
    Batch x = Bench.tens(ONE, 3);
    assertThatCode(() -> Rows.check("it", x, ONE, 3)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Rows.check("labels", x, ONE, 4))
        .hasMessage("labels must be 4 rows of shape (1), got Batch[3 x (1)]");
    for (Shape other : List.of(Shape.of(2), Shape.of(1, 1))) {
      assertThatThrownBy(() -> Rows.check("x", x, other, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("x must be 3 rows of shape " + other + ", got Batch[3 x (1)]");
    }
  }
}
