package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Add;
import org.gauntlet.nn.graph.Affine;
import org.gauntlet.nn.graph.AveragePool2d;
import org.gauntlet.nn.graph.BatchNorm;
import org.gauntlet.nn.graph.Cell;
import org.gauntlet.nn.graph.Clip;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Constant;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Curve;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Dropout;
import org.gauntlet.nn.graph.Elu;
import org.gauntlet.nn.graph.Embedding;
import org.gauntlet.nn.graph.Expand;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.GlobalAveragePool;
import org.gauntlet.nn.graph.LeakyRelu;
import org.gauntlet.nn.graph.MatMul;
import org.gauntlet.nn.graph.MaxPool2d;
import org.gauntlet.nn.graph.Multiply;
import org.gauntlet.nn.graph.Operator;
import org.gauntlet.nn.graph.Pad;
import org.gauntlet.nn.graph.Pairing;
import org.gauntlet.nn.graph.Pairwise;
import org.gauntlet.nn.graph.Permute;
import org.gauntlet.nn.graph.Pointwise;
import org.gauntlet.nn.graph.Recurrent;
import org.gauntlet.nn.graph.Reduce;
import org.gauntlet.nn.graph.Reduction;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Reshape;
import org.gauntlet.nn.graph.Select;
import org.gauntlet.nn.graph.Sigmoid;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Softmax;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Standardize;
import org.gauntlet.nn.graph.StraightThrough;
import org.gauntlet.nn.graph.Take;
import org.gauntlet.nn.graph.Tanh;
import org.gauntlet.nn.graph.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of the format, operator by operator; files on disk depend on every letter. */
final class OperatorJsonTest {
  private static final Window UNEVEN = new Window(new Span(1, 1, 0, 0, 1), new Span(3, 2, 0, 1, 4));
  private static final String UNEVEN_JSON =
      "\"window\":{\"down\":{\"size\":1,\"stride\":1,\"before\":0,\"after\":0,\"dilation\":1},"
          + "\"across\":{\"size\":3,\"stride\":2,\"before\":0,\"after\":1,\"dilation\":4}}";
  private static final Window WINDOW = new Window(3, 2, 1, 4);
  private static final String WINDOW_JSON =
      "\"window\":{\"size\":3,\"stride\":2,\"padding\":1,\"dilation\":4}";

  static Stream<Arguments> format() {
    return Stream.of(
        Arguments.of(new Add(), "{\"op\":\"add\"}"),
        Arguments.of(new AveragePool2d(WINDOW), "{\"op\":\"average_pool2d\"," + WINDOW_JSON + "}"),
        Arguments.of(
            new BatchNorm(0.5f, 0.1f),
            "{\"op\":\"batch_norm\",\"epsilon\":0.5,\"momentum\":0.10000000149011612}"),
        Arguments.of(new Concat(), "{\"op\":\"concat\"}"),
        Arguments.of(
            new Conv2d(6, WINDOW, 2, true),
            "{\"op\":\"conv2d\",\"channels\":6," + WINDOW_JSON + ",\"groups\":2,\"bias\":true}"),
        Arguments.of(new Dense(10), "{\"op\":\"dense\",\"units\":10}"),
        Arguments.of(new Dropout(0.25f), "{\"op\":\"dropout\",\"rate\":0.25}"),
        Arguments.of(new Flatten(), "{\"op\":\"flatten\"}"),
        Arguments.of(new GlobalAveragePool(), "{\"op\":\"global_average_pool\"}"),
        Arguments.of(new LeakyRelu(0.125f), "{\"op\":\"leaky_relu\",\"slope\":0.125}"),
        Arguments.of(new MaxPool2d(WINDOW), "{\"op\":\"max_pool2d\"," + WINDOW_JSON + "}"),
        Arguments.of(new MaxPool2d(UNEVEN), "{\"op\":\"max_pool2d\"," + UNEVEN_JSON + "}"),
        Arguments.of(new Multiply(), "{\"op\":\"multiply\"}"),
        Arguments.of(
            new Pad(List.of(1, 2), List.of(0, 3), 0.5f),
            "{\"op\":\"pad\",\"before\":[1,2],\"after\":[0,3],\"value\":0.5}"),
        Arguments.of(new Permute(List.of(1, 0)), "{\"op\":\"permute\",\"order\":[1,0]}"),
        Arguments.of(
            new Recurrent(Cell.GRU_RESET_FIRST, 12, true),
            "{\"op\":\"recurrent\",\"cell\":\"gru_reset_first\",\"hidden\":12,\"reverse\":true}"),
        Arguments.of(new Embedding(30, 8), "{\"op\":\"embedding\",\"vocabulary\":30,\"width\":8}"),
        Arguments.of(new Relu(), "{\"op\":\"relu\"}"),
        Arguments.of(new Reshape(Shape.of(2, 3)), "{\"op\":\"reshape\",\"shape\":[2,3]}"),
        Arguments.of(new Sigmoid(), "{\"op\":\"sigmoid\"}"),
        Arguments.of(
            new Slice(List.of(0, 1), List.of(2, 3)),
            "{\"op\":\"slice\",\"start\":[0,1],\"size\":[2,3]}"),
        Arguments.of(new Affine(Shape.of(3, 1)), "{\"op\":\"affine\",\"constants\":[3,1]}"),
        Arguments.of(
            new Affine(Shape.of(3, 1), true), "{\"op\":\"learned_affine\",\"constants\":[3,1]}"),
        Arguments.of(new Clip(-1, 6), "{\"op\":\"clip\",\"low\":-1.0,\"high\":6.0}"),
        Arguments.of(new Elu(0.5f), "{\"op\":\"elu\",\"alpha\":0.5}"),
        Arguments.of(new Constant(Shape.of(2, 1)), "{\"op\":\"constant\",\"shape\":[2,1]}"),
        Arguments.of(new Expand(Shape.of(2, 3)), "{\"op\":\"expand\",\"shape\":[2,3]}"),
        Arguments.of(new MatMul(), "{\"op\":\"mat_mul\"}"),
        Arguments.of(
            new Pairwise(Pairing.GREATER_OR_EQUAL),
            "{\"op\":\"pairwise\",\"pairing\":\"greater_or_equal\"}"),
        Arguments.of(new Pointwise(Curve.ERF), "{\"op\":\"pointwise\",\"curve\":\"erf\"}"),
        Arguments.of(
            new Reduce(Reduction.PRODUCT, List.of(0, 2)),
            "{\"op\":\"reduce\",\"reduction\":\"product\",\"axes\":[0,2]}"),
        Arguments.of(new Select(), "{\"op\":\"select\"}"),
        Arguments.of(new Softmax(1, true), "{\"op\":\"softmax\",\"axis\":1,\"log\":true}"),
        Arguments.of(
            new Standardize(1, 0.25f), "{\"op\":\"standardize\",\"axis\":1,\"epsilon\":0.25}"),
        Arguments.of(
            new StraightThrough(Curve.SIGN), "{\"op\":\"straight_through\",\"curve\":\"sign\"}"),
        Arguments.of(
            new Take(1, List.of(2, 0, 2)), "{\"op\":\"take\",\"axis\":1,\"places\":[2,0,2]}"),
        Arguments.of(new Tanh(), "{\"op\":\"tanh\"}"));
  }

  @ParameterizedTest
  @MethodSource("format")
  void anOperatorIsWrittenInTheseWordsAndReadBack(Operator operator, String json) {
    assertThat(Json.write(OperatorJson.write(operator))).isEqualTo(json);
    assertThat(OperatorJson.read(Json.read("x", json))).isEqualTo(operator);
  }

  @ParameterizedTest
  @MethodSource("format")
  void anUnknownMemberIsRefusedAndNotIgnored(Operator operator, String json) {
    String more = json.substring(0, json.length() - 1) + ",\"code\":\"x\"}";
    assertThatIllegalArgumentException()
        .as(operator.toString())
        .isThrownBy(() -> OperatorJson.read(Json.read("x", more)))
        .withMessageContaining("x may hold [op");
  }

  @Test
  void theFormatNamesEveryOperator() {
    List<Class<?>> covered =
        format().<Class<?>>map(arguments -> arguments.get()[0].getClass()).toList();
    assertThat(covered).containsAll(Arrays.asList(Operator.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"op\":\"dense\"}|x must have a member 'units'",
        "{\"op\":\"dense\",\"units\":0}|units must be >= 1, got 0",
        "{\"op\":\"dense\",\"units\":3000000000}|'units' of x must be a whole number, got number",
        "{\"op\":\"dense\",\"units\":\"3\"}|'units' of x must be a whole number, got string",
        "{\"op\":\"dropout\",\"rate\":[]}|'rate' of x must be a number, got array",
        "{\"op\":\"max_pool2d\",\"window\":3}|'window' of x must be a JSON object",
        "{\"op\":\"reshape\",\"shape\":{}}|'shape' of x must be a list, got object",
        "{\"op\":\"reshape\",\"shape\":[0]}|every extent of a shape must be >= 1, got [0]",
        "{\"op\":\"pointwise\",\"curve\":\"SIGN\"}|'curve' of x must be one of [ABS, ACOS, ACOSH,"
            + " ASIN, ASINH, ATAN, ATANH, CEIL, COS, COSH, ERF, EXP, FLOOR, LOG, RECIPROCAL, ROUND,"
            + " SIGN, SIN, SINH, SOFTPLUS, SQRT, TAN] in lower case, got 'SIGN'",
        "{\"op\":\"recurrent\",\"cell\":\"LSTM\"}|'cell' of x must be one of [RNN_TANH, RNN_RELU,"
            + " LSTM, GRU, GRU_RESET_FIRST] in lower case, got 'LSTM'",
        "{\"op\":1}|'op' of x must be a string, got number",
        "{}|x must have a member 'op'"
      })
  void aWrongMemberNamesItself(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OperatorJson.read(Json.read("x", json)))
        .withMessage(message);
  }
}
