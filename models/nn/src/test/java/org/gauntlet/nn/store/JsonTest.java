package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "1", "null", "\"a\"", "true"})
  void onlyAnObjectIsRead(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read("the header", text))
        .withMessage("the header must be a JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\":1,}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{} {}",
        "{}}",
        "/* x */ {}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":\"\n\"}"
      })
  void whatIsNotStrictJsonIsRefusedInOneLine(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read("the header", text))
        .withMessageStartingWith("the header is no valid JSON: ")
        .withMessageNotContaining("\n");
  }

  @Test
  void nestingHasALimitThatIsReachedExactly() {
    assertThat(Json.read("x", nested(16)).names()).containsExactly("a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read("x", nested(17)))
        .withMessageContaining("16");
  }

  @Property
  void textComesBackWhateverItHolds(@ForAll String text) {
    // Lone halves of a pair are no text; UTF-8 has no place for them.
    String whole = clean(text);
    String json = Json.write(Json.object().put("a", whole));
    assertThat(Json.read("x", json).text("a")).isEqualTo(whole);
  }

  @Property
  void numbersComeBackInEveryBit(@ForAll float value) {
    String json = Json.write(OperatorJson.number(Json.object(), "a", value));
    assertThat(Float.floatToIntBits(Json.read("x", json).number("a")))
        .isEqualTo(Float.floatToIntBits(value));
  }

  @Test
  void membersAreWrittenInTheirOrderWithoutBlanks() {
    assertThat(Json.write(Json.object().put("b", 1).put("a", true).put("c", "\"")))
        .isEqualTo("{\"b\":1,\"a\":true,\"c\":\"\\\"\"}");
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  private static String clean(String text) {
    return text.codePoints()
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
