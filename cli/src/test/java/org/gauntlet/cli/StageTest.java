package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, true",
    "0, 1, 0, false",
    "1, 1, 10, true",
    "9, 100, 0, false",
    "10, 100, 1, false",
    "99, 100, 9, false",
    "2, 3, 6, false",
    "4000000000, 8000000000, 5, false"
  })
  void tenthsAreFullTenths(long done, long total, int tenth, boolean over) {
    assertThat(at(done, total).tenth()).isEqualTo(tenth);
    assertThat(at(done, total).over()).isEqualTo(over);
  }

  @Property
  void tenthsClimbToTenAndOnlyTheEndIsOver(@ForAll @IntRange(min = 1, max = 500) int total) {
    int last = 0;
    for (int done = 0; done <= total; done++) {
      Stage stage = at(done, total);
      assertThat(stage.tenth()).isBetween(last, 10);
      assertThat(stage.over()).isEqualTo(done == total);
      last = stage.tenth();
    }
    assertThat(last).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0       | 0 s
          0.4     | 1 s
          59      | 59 s
          59.01   | 1 min 00 s
          3599    | 59 min 59 s
          3599.5  | 1 h 00 min
          86399   | 23 h 59 min
          360000  | 100 h 00 min
          """)
  void durationsChangeTheirUnitOnTheFullMinuteAndHour(double seconds, String words) {
    assertThat(Stage.duration(seconds)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0.04, 0.0/s", "99.94, 99.9/s", "100.4, 100/s", "12345.6, 12346/s"})
  void fastRatesNeedNoFraction(double rate, String words) {
    assertThat(new Stage("x", 2, 2, "examples", rate, 0, "").words())
        .isEqualTo("x: 2/2 examples, " + words);
  }

  private static Stage at(long done, long total) {
    return new Stage("x", done, total, "examples", 0, 0, "");
  }
}
