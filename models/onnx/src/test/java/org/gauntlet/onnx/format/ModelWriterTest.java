package org.gauntlet.onnx.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is what was there: parsing is the inverse. */
class ModelWriterTest {
  @Test
  void everyPartComesBack() {
    OnnxNode node =
        new OnnxNode(
            "n",
            "Strange",
            "com.example",
            List.of("x", "", "w"),
            List.of("y", ""),
            Map.of(
                "whole", new Attribute.Whole(-3),
                "real", new Attribute.Real(-0.0f),
                "text", new Attribute.Text("ä\n"),
                "tensor", new Attribute.Tensor(Literal.list(1, -1)),
                "reals", new Attribute.Reals(List.of(1.5f, Float.NaN)),
                "texts", new Attribute.Texts(List.of("a", "")),
                "wholes", new Attribute.Wholes(List.of(Long.MIN_VALUE, 0L))));
    SequencedMap<String, Literal> constants = new LinkedHashMap<>();
    constants.put("w", Literal.of(List.of(2, 1), 0.1f, Float.NEGATIVE_INFINITY));
    constants.put("none", Literal.of(List.of(0)));
    constants.put("one", Literal.of(List.of(), 7));
    Signature.Extent open = new Signature.Extent(OptionalLong.empty(), "batch");
    Signature.Extent five = new Signature.Extent(OptionalLong.of(5), "");
    OnnxGraph graph =
        new OnnxGraph(
            List.of(node),
            constants,
            List.of(new Signature("x", 1, List.of(open, five))),
            List.of(new Signature("y", 7, List.of(open))));
    assertComesBack(model(graph, Map.of("", 20L, "com.example", 3L), Map.of("a", "b")));
  }

  @ParameterizedTest
  @EnumSource(ElementType.class)
  void wholeConstantsKeepTheirType(ElementType type) {
    if (!type.isReal()) {
      assertComesBack(constant(Literal.of(type, List.of(2), 1, 0)));
    }
  }

  @Property
  void everyFloatKeepsItsBits(@ForAll float[] values) {
    assertComesBack(constant(Literal.of(List.of(values.length), values.clone())));
  }

  @Property
  void everyNumberComesBack(@ForAll long[] values) {
    assertComesBack(constant(Literal.list(values.clone())));
  }

  @Test
  void theOrderOfMapsDoesNotReachTheFile() {
    OnnxGraph none = graph(new LinkedHashMap<>());
    assertThat(model(none, Map.of("", 20L, "b", 1L, "c", 2L), Map.of()).encode())
        .isEqualTo(model(none, Map.of("c", 2L, "b", 1L, "", 20L), Map.of()).encode());
  }

  @Test
  void whatWasNotReadIsNotWritten() {
    OnnxNode node =
        new OnnxNode("n", "If", "", List.of(), List.of(), Map.of("then", new Attribute.Other()));
    OnnxGraph graph = new OnnxGraph(List.of(node), new LinkedHashMap<>(), List.of(), List.of());
    assertThatThrownBy(() -> model(graph, Map.of("", 20L), Map.of()).encode())
        .hasMessage("attribute 'then' was not read and cannot be written");
  }

  private static void assertComesBack(OnnxModel model) {
    assertThat(OnnxModel.parse(model.encode())).isEqualTo(model);
  }

  private static OnnxModel constant(Literal literal) {
    SequencedMap<String, Literal> constants = new LinkedHashMap<>();
    constants.put("c", literal);
    return model(graph(constants), Map.of("", 20L), Map.of());
  }

  private static OnnxGraph graph(SequencedMap<String, Literal> constants) {
    return new OnnxGraph(List.of(), constants, List.of(), List.of());
  }

  private static OnnxModel model(
      OnnxGraph graph, Map<String, Long> opsets, Map<String, String> metadata) {
    return new OnnxModel("us", opsets, new LinkedHashMap<>(metadata), graph);
  }
}
