package org.gauntlet.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static final Row ROW = new Row("GEMM 128,128,128, ms", 0.5, 1.25, 2.5, 1, 512);
  private static final Row ALONE = new Row("allocation", 1024, Double.NaN, Double.NaN, 2, 256);

  @Test
  void jsonHoldsEveryRowUnderTheNamesAsked() {
    assertThat(table(ROW, ALONE).json())
        .isEqualTo(
            """
            [
            {"name": "GEMM 128,128,128, ms", "gauntlet": 0.5000, "libtorch": 1.250, "ratio": 2.500, "threads": 1, "width": 512},
            {"name": "allocation", "gauntlet": 1024, "libtorch": null, "ratio": null, "threads": 2, "width": 256}
            ]
            """);
  }

  @Test
  void whatWasWrittenIsReadBack() {
    assertThat(Table.read("libtorch", table(ROW, ALONE).json())).containsExactly(ROW, ALONE);
  }

  @Test
  void markdownLeavesOutWhatIsNotComparable() {
    assertThat(table(ROW, ALONE).markdown())
        .isEqualTo(
            """
            | what | Gauntlet | libtorch | ratio | threads | bits |
            | --- | --- | --- | --- | --- | --- |
            | GEMM 128,128,128, ms | 0.500 | 1.25 | 2.50 | 1 | 512 |
            | allocation | 1.02e+03 |  |  | 2 | 256 |
            """);
  }

  @Test
  void rowsAreToldAsTheyCome() {
    List<Row> told = new ArrayList<>();
    Table table = new Table("libtorch", told::add);
    table.add(ROW);
    assertThat(told).containsExactly(ROW);
    table.add(ALONE);
    assertThat(told).containsExactly(ROW, ALONE).isEqualTo(table.rows());
  }

  @Test
  void rowsNeedAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Row(" ", 1, 1, 1, 0, 512))
        .withMessage("a row needs a name, threads >= 1 and width >= 1, got ' ', 0 and 512");
  }

  private static Table table(Row... rows) {
    Table table = new Table("libtorch", row -> {});
    List.of(rows).forEach(table::add);
    return table;
  }
}
