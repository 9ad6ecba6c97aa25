package org.gauntlet.nn.store;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON text and trees, within limits that hold for every file that we write. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxTokenCount(2_000_000)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static String write(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }

  /** Reads one JSON object; {@code what} names it in the error. */
  static Fields read(String what, String text) {
    try {
      return Fields.of(what, MAPPER.readTree(text));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          what + " is no valid JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
    }
  }
}
