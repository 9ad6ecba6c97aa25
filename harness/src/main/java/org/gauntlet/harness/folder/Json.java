package org.gauntlet.harness.folder;

import org.gauntlet.attacks.Norm;
import org.gauntlet.harness.Clean;
import org.gauntlet.harness.Trial;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies.LowerCaseStrategy;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * How records become JSON: fields in the order of the record, the same bytes everywhere, no types
 * named in the data. Reading forgives unknown fields but misses known ones.
 */
final class Json {
  private static final int DEPTH = 50;

  /** One value on one line. */
  static final JsonMapper LINES = builder().build();

  /** One value on many lines. */
  static final JsonMapper FILES =
      builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  private Json() {}

  private static JsonMapper.Builder builder() {
    StreamReadConstraints limits = StreamReadConstraints.builder().maxNestingDepth(DEPTH).build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .addMixIn(Norm.class, LowerCase.class)
        .addMixIn(Clean.Outcome.class, LowerCase.class)
        .addMixIn(Trial.Outcome.class, LowerCase.class);
  }

  /** Marks the words that are written in lower case. */
  @EnumNaming(LowerCaseStrategy.class)
  private interface LowerCase {}
}
