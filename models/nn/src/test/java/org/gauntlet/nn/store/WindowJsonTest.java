package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowJsonTest {
  @Provide
  Arbitrary<Span> spans() {
    Arbitrary<Integer> some = Arbitraries.integers().between(1, 2);
    Arbitrary<Integer> padding = Arbitraries.integers().between(0, 1);
    return Combinators.combine(some, some, padding, padding, some).as(Span::new);
  }

  /** The short form stands for those windows alone that it can say. */
  @Property
  void everyWindowComesBackAndTheShortFormMeansAlike(
      @ForAll("spans") Span down, @ForAll("spans") Span across) {
    Window window = new Window(down, across);
    String json = Json.write(WindowJson.write(window));
    assertThat(WindowJson.read(Json.read("w", json))).isEqualTo(window);
    boolean alike = down.equals(across) && down.before() == down.after();
    assertThat(json.contains("\"padding\"")).isEqualTo(alike);
    assertThat(json.contains("\"down\"")).isEqualTo(!alike);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"down\":{}}|'down' of w must have a member 'size'",
        "{\"across\":{}}|w may hold [size, stride, padding, dilation], got [across]",
        "{\"down\":{},\"across\":{},\"size\":1}|w may hold [down, across], got [down, across,"
            + " size]",
        "{\"size\":1,\"stride\":1,\"padding\":0}|w must have a member 'dilation'",
        "{\"size\":1,\"stride\":1,\"padding\":0,\"dilation\":0}|dilation must be in [1, 16384], got"
            + " 0",
        "{\"size\":1.5,\"stride\":1,\"padding\":0,\"dilation\":1}|'size' of w must be a whole"
            + " number, got number",
        "{\"down\":{\"size\":1,\"padding\":1}}|'down' of w may hold [size, stride, before, after,"
            + " dilation], got [size, padding]"
      })
  void aBadWindowSaysWhere(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WindowJson.read(Json.read("w", json)))
        .withMessage(message);
  }
}
