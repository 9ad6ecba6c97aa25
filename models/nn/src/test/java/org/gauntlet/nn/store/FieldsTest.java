package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldsTest {
  private static final Map<String, Function<Fields, Object>> READERS =
      Map.of(
          "text", json -> json.text("a"),
          "integer", json -> json.integer("a"),
          "number", json -> json.number("a"),
          "flag", json -> json.flag("a"),
          "fields", json -> json.fields("a"),
          "list", json -> json.list("a"),
          "texts", json -> json.texts("a"),
          "integers", json -> json.integers("a"),
          "shape", json -> json.shape("a"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text|\"\"|",
        "text|\"ü 'x'\"|ü 'x'",
        "integer|-2147483648|-2147483648",
        "integer|2147483647|2147483647",
        "number|3|3.0",
        "number|-0.5|-0.5",
        "number|1e-3|0.001",
        "flag|true|true",
        "flag|false|false",
        "texts|[\"b\",\"a\",\"b\"]|[b, a, b]",
        "texts|[]|[]",
        "integers|[0,-1,7]|[0, -1, 7]",
        "shape|[2,3]|(2, 3)",
        "shape|[]|()",
        "list|[]|[]"
      })
  void valuesAreReadAsTheirType(String reader, String json, String expected) {
    assertThat(read(reader, "{\"a\":" + json + "}")).hasToString(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text|1|'a' of it must be a string, got number",
        "text|null|'a' of it must be a string, got null",
        "text|[\"x\"]|'a' of it must be a string, got array",
        "integer|1.0|'a' of it must be a whole number, got number",
        "integer|2147483648|'a' of it must be a whole number, got number",
        "integer|-2147483649|'a' of it must be a whole number, got number",
        "integer|true|'a' of it must be a whole number, got boolean",
        "number|\"1\"|'a' of it must be a number, got string",
        "number|null|'a' of it must be a number, got null",
        "flag|0|'a' of it must be true or false, got number",
        "flag|\"true\"|'a' of it must be true or false, got string",
        "fields|[]|'a' of it must be a JSON object",
        "list|{}|'a' of it must be a list, got object",
        "list|[{},1]|'a'[1] of it must be a JSON object",
        "texts|\"x\"|'a' of it must be a list, got string",
        "texts|[\"x\",2]|'a' of it must be a list of strings, got number",
        "integers|[1,\"2\"]|'a' of it must be a whole number, got string",
        "shape|[1,0]|every extent of a shape must be >= 1, got [1, 0]",
        "shape|[1,2.5]|'a' of it must be a whole number, got number"
      })
  void aWrongTypeIsNamed(String reader, String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(reader, "{\"a\":" + json + "}"))
        .withMessage(message);
  }

  @Test
  void everyReaderNamesAMemberThatIsMissing() {
    READERS
        .keySet()
        .forEach(reader ->
            assertThatIllegalArgumentException()
                .as(reader)
                .isThrownBy(() -> read(reader, "{\"A\":1}"))
                .withMessage("it must have a member 'a'"));
  }

  @Test
  void theWayToAMemberIsInItsName() {
    Fields outer = Json.read("the file", "{\"a\":{\"b\":[{},{\"c\":1}]}}");
    Fields inner = outer.fields("a").list("b").get(1);
    assertThat(inner.what()).isEqualTo("'b'[1] of 'a' of the file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inner.text("c"))
        .withMessage("'c' of 'b'[1] of 'a' of the file must be a string, got number");
  }

  @Test
  void onlyTheNamedMembersMayBeThereButNotAllMust() {
    Fields json = Json.read("it", "{\"b\":1,\"a\":2}");
    assertThat(json.only("a", "b", "c")).isSameAs(json);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> json.only("a"))
        .withMessage("it may hold [a], got [b, a]");
    assertThat(Json.read("it", "{}").only()).isNotNull();
  }

  @Test
  void textsKeepTheOrderOfTheFile() {
    Fields json = Json.read("it", "{\"z\":\"1\",\"a\":\"2\",\"m\":\"3\"}");
    assertThat(json.names()).containsExactly("z", "a", "m");
    assertThat(json.allTexts().values()).containsExactly("1", "2", "3");
  }

  private static Object read(String reader, String json) {
    return READERS.get(reader).apply(Json.read("it", json));
  }
}
