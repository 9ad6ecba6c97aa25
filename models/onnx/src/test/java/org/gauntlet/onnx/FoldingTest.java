package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.real;
import static org.gauntlet.onnx.format.Onnx.text;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.Message;
import org.gauntlet.onnx.format.Onnx;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.OnnxNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes of constants are folded to: exact in the type that the file names. */
class FoldingTest {
  @ParameterizedTest
  @CsvSource({
    "Div, -7, 2, -3",
    "Mod, -7, 2, 1",
    "Mod, 7, -2, -1",
    "Sub, 3, 9007199254740993, -9007199254740990",
    "Mul, 3037000499, 3037000499, 9223372030926249001",
    "Pow, 3, 39, 4052555153018976267",
    "Max, -4, 9, 9",
    "BitwiseXor, 12, 10, 6"
  })
  void wholeNumbersAreExact(String operator, long a, long b, long expected) {
    assertThat(only(operator, List.of(Literal.list(a), Literal.list(b))))
        .isEqualTo(Literal.list(expected));
  }

  @Test
  void wholeNumbersStayInTheirType() {
    Literal bytes = Literal.of(ElementType.UINT8, List.of(2), 250, 3);
    assertThat(only("Add", List.of(bytes, bytes)).wholes()).containsExactly(244, 6);
    Literal small = Literal.of(ElementType.INT8, List.of(2), -128, 100);
    assertThat(only("Mul", List.of(small, small)).wholes()).containsExactly(0, 16);
    assertThatThrownBy(() -> only("Add", List.of(Literal.list(Long.MAX_VALUE), Literal.list(1))))
        .hasMessageContaining("long overflow");
    assertThat(only("Cast", List.of(Literal.of(List.of(3), 3.9f, -3.9f, 300)), whole("to", 3)))
        .isEqualTo(Literal.of(ElementType.INT8, List.of(3), 3, -3, 44));
    assertThat(only("Cast", List.of(Literal.of(List.of(2), 0.5f, 0)), whole("to", 9)))
        .isEqualTo(Literal.of(ElementType.BOOL, List.of(2), 1, 0));
  }

  @Test
  void doublesKeepTheirDigits() {
    Literal third = doubles(1 / 3.0, 1e-300);
    assertThat(only("Mul", List.of(third, doubles(3, 2))).exact(1)).isEqualTo(2e-300);
    assertThat(only("Sub", List.of(third, doubles(1 / 3f, 0))).exact(0))
        .isEqualTo(1 / 3.0 - 1 / 3f)
        .isNotZero();
  }

  @ParameterizedTest
  @CsvSource({
    "Equal, 0 1 0",
    "Less, 1 0 0",
    "LessOrEqual, 1 1 0",
    "Greater, 0 0 1",
    "GreaterOrEqual, 0 1 1"
  })
  void comparisonsAnswerTruth(String operator, String expected) {
    long[] truths = Arrays.stream(expected.split(" ")).mapToLong(Long::parseLong).toArray();
    Literal found = only(operator, List.of(Literal.list(1, 2, 3), Literal.list(2)));
    assertThat(found).isEqualTo(Literal.of(ElementType.BOOL, List.of(3), truths));
    Literal big = Literal.list(9007199254740993L);
    assertThat(only("Equal", List.of(big, Literal.list(9007199254740992L))).whole(0)).isZero();
  }

  @Test
  void halvesAreRoundedToTheEvenNeighbour() {
    Literal x = Literal.of(List.of(5), 0.5f, 1.5f, -2.5f, 2.4f, Float.NaN);
    assertThat(only("Round", List.of(x)).reals()).containsExactly(0, 2, -2, 2, Float.NaN);
    assertThat(only("IsNaN", List.of(x)).wholes()).containsExactly(0, 0, 0, 0, 1);
    Literal ends = Literal.of(List.of(2), Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    assertThat(only("IsInf", List.of(ends), whole("detect_negative", 0)).wholes())
        .containsExactly(0, 1);
  }

  @Property(tries = 200)
  void theQuotientAndTheRemainderMakeTheDividend(@ForAll long a, @ForAll int b) {
    long divisor = b == 0 || (b == -1 && a == Long.MIN_VALUE) ? 1 : b;
    List<Literal> pair = List.of(Literal.list(a), Literal.list(divisor));
    long quotient = only("Div", pair).whole(0);
    long remainder = only("Mod", pair, whole("fmod", 1)).whole(0);
    assertThat(quotient * divisor + remainder).isEqualTo(a);
    assertThat(Long.signum(remainder) * Long.signum(a)).isNotNegative();
  }

  @Property(tries = 100)
  void allOfTopKIsTheOrder(@ForAll @Size(min = 1, max = 9) List<@IntRange(max = 5) Integer> drawn) {
    Literal x = Literal.list(drawn.stream().mapToLong(Integer::longValue).toArray());
    List<Literal> found = fold("TopK", List.of(x, Literal.list(x.size())), whole("largest", 0));
    assertThat(found.getFirst().wholes()).isEqualTo(LongStream.of(x.wholes()).sorted().toArray());
    assertThat(only("Gather", List.of(x, found.getLast()))).isEqualTo(found.getFirst());
    for (int i = 1; i < x.size(); i++) {
      if (found.getFirst().whole(i - 1) == found.getFirst().whole(i)) {
        assertThat(found.getLast().whole(i - 1)).isLessThan(found.getLast().whole(i));
      }
    }
  }

  @Property(tries = 100)
  void runningSumsEndWithTheSum(@ForAll @Size(min = 1, max = 9) List<Integer> drawn) {
    Literal x = Literal.list(drawn.stream().mapToLong(Integer::longValue).toArray());
    Literal axis = Literal.list(0);
    Literal sums = only("CumSum", List.of(x, axis));
    assertThat(sums.whole(x.size() - 1)).isEqualTo(only("ReduceSum", List.of(x)).whole(0));
    Literal back = only("CumSum", List.of(x, axis), whole("reverse", 1), whole("exclusive", 1));
    for (int i = 0; i < x.size(); i++) {
      assertThat(sums.whole(i) + back.whole(i)).isEqualTo(sums.whole(x.size() - 1));
    }
  }

  @Property(tries = 100)
  void transposingBackAndTilingOnceChangeNothing(
      @ForAll @IntRange(min = 1, max = 4) int a, @ForAll @IntRange(min = 1, max = 4) int b) {
    Literal x = Grid.counted(List.of(a, b, 2));
    Literal turned = only("Transpose", List.of(x), wholes("perm", 2, 0, 1));
    assertThat(turned.dims()).containsExactly(2, a, b);
    assertThat(only("Transpose", List.of(turned), wholes("perm", 1, 2, 0))).isEqualTo(x);
    assertThat(only("Tile", List.of(x, Literal.list(1, 1, 1)))).isEqualTo(x);
  }

  @Test
  void scattersWriteInOrderAndGathersReadBack() {
    Literal x = Literal.list(0, 10, 20, 30);
    Literal places = Literal.list(1, -1, 1).as(List.of(3, 1));
    Literal updates = Literal.list(5, 6, 7);
    assertThat(only("ScatterND", List.of(x, places, updates)).wholes())
        .containsExactly(0, 7, 20, 6);
    assertThat(only("ScatterND", List.of(x, places, updates), text("reduction", "add")).wholes())
        .containsExactly(0, 22, 20, 36);
    assertThat(only("GatherND", List.of(x, places)).wholes()).containsExactly(10, 30, 10);
    assertThatThrownBy(() -> only("GatherND", List.of(x, Literal.list(4).as(List.of(1, 1)))))
        .hasMessageContaining("axis must be in [-4, 4), got 4");
  }

  @ParameterizedTest
  @CsvSource({
    "constant, 9 1 2 3 9 9",
    "edge, 1 1 2 3 3 3",
    "reflect, 2 1 2 3 2 1",
    "wrap, 3 1 2 3 1 2"
  })
  void framesAreOfEveryKind(String mode, String expected) {
    Literal x = Literal.list(1, 2, 3);
    List<Literal> inputs = List.of(x, Literal.list(1, 2), Literal.list(9));
    assertThat(only("Pad", inputs, text("mode", mode)).wholes())
        .isEqualTo(Arrays.stream(expected.split(" ")).mapToLong(Long::parseLong).toArray());
  }

  @Test
  void constantsOfNetworkOperatorsAreRunOnce() {
    Literal x = Literal.of(List.of(2, 2), -1, 2, 3, -4);
    assertThat(only("LeakyRelu", List.of(x), real("alpha", 0.5f)))
        .isEqualTo(Literal.of(List.of(2, 2), -0.5f, 2, 3, -2));
    Literal image = x.as(List.of(1, 1, 2, 2));
    assertThat(only("MaxPool", List.of(image), wholes("kernel_shape", 2, 2)).reals())
        .containsExactly(3);
    assertThatThrownBy(() -> only("LeakyRelu", List.of(Literal.list(1))))
        .hasMessageContaining("it works on constants alone, which is not supported");
  }

  @Test
  void noConstantGrowsBeyondWhatASmallFileShouldAskFor() {
    Literal huge = Literal.list(1 << 24, 2);
    Literal one = Literal.list(1);
    for (String operator : List.of("Expand", "Tile")) {
      Literal x = one.as(List.of(1, 1));
      assertThatThrownBy(() -> only(operator, List.of(x, huge)))
          .hasMessageContaining("(" + operator);
    }
    assertThatThrownBy(() -> only("ConstantOfShape", List.of(huge)))
        .hasMessageContaining("too many elements");
    assertThatThrownBy(() -> only("Range", List.of(scalar(0), scalar(1L << 40), scalar(1))))
        .hasMessageContaining("too large");
    Literal wide = only("ConstantOfShape", List.of(Literal.list(1 << 23)));
    assertThatThrownBy(() -> only("Concat", List.of(wide, wide, wide), whole("axis", 0)))
        .hasMessageContaining("too many elements");
  }

  private static Literal scalar(long value) {
    return Literal.of(ElementType.INT64, List.of(), value);
  }

  private static Literal doubles(double... values) {
    return Literal.of(ElementType.DOUBLE, List.of(values.length), i -> values[i], _ -> 0);
  }

  private static Literal only(String operator, List<Literal> inputs, Message... attributes) {
    return fold(operator, inputs, attributes).getFirst();
  }

  /** Both outputs of a node of constants, as far as it has them. */
  private static List<Literal> fold(String operator, List<Literal> inputs, Message... attributes) {
    List<String> names = IntStream.range(0, inputs.size()).mapToObj(i -> "x" + i).toList();
    byte[] file = Onnx.model(18, Onnx.node(operator, names, List.of("y", "z"), attributes));
    List<OnnxNode> nodes = OnnxModel.parse(file).graph().nodes();
    Map<String, Known> given = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      given.put("x" + i, new Known.Fixed(inputs.get(i)));
    }
    Walk walk = new Walk(18, 1, new Draft(), given);
    walk.through(nodes);
    return List.of("y", "z").stream()
        .filter(walk.known()::containsKey)
        .map(name -> ((Known.Fixed) walk.known().get(name)).literal())
        .toList();
  }
}
