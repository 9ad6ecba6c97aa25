package org.gauntlet.onnx.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ONNX files as records; and no bytes make the reader do anything but answer or refuse. */
class OnnxModelTest {
  private static final byte[] SMALL = Onnx.small();

  @Test
  void aModelIsReadAsItWasWritten() {
    OnnxModel model = OnnxModel.parse(SMALL);
    assertThat(model.producer()).isEqualTo("hand 1");
    assertThat(model.opsets()).isEqualTo(Map.of("", 13L));
    OnnxGraph graph = model.graph();
    assertThat(graph.nodes())
        .extracting(OnnxNode::operator)
        .containsExactly("Conv", "Relu", "Flatten", "Gemm");
    OnnxNode conv = graph.nodes().getFirst();
    assertThat(conv.inputs()).containsExactly("x", "k");
    assertThat(conv.label()).isEqualTo("the_c");
    assertThat(conv.attributes())
        .isEqualTo(Map.of("pads", new Attribute.Wholes(List.of(1L, 1L, 1L, 1L))));
    assertThat(graph.constants().keySet()).containsExactly("k", "w", "b");
    assertThat(graph.constants().get("k").dims()).containsExactly(2, 1, 3, 3);
    assertThat(graph.constants().get("b").reals()).containsExactly(-0.5f, -0.13f, 0.24f);
    assertThat(graph.openInputs()).extracting(Signature::shape).containsExactly("(N, 1, 4, 4)");
    assertThat(graph.outputs()).extracting(Signature::name).containsExactly("y");
  }

  @Test
  void everyKindOfAttributeIsRead() {
    Message node =
        new Message()
            .text(4, "Any")
            .message(5, Onnx.whole("i", -3))
            .message(5, Onnx.real("f", 0.5f))
            .message(5, Onnx.text("s", "SAME_UPPER"))
            .message(5, new Message().text(1, "fs").bytes(7, Message.floats(1, 2)).number(20, 6))
            .message(5, Onnx.branch("g", Onnx.node("Neg", List.of("x"), "y")))
            .message(5, new Message().text(1, "o").bytes(22, (byte) 9).number(20, 11))
            .message(5, new Message().text(1, "t").message(5, scalar()).number(20, 4));
    byte[] file = Onnx.model(13, new Message().message(1, node));
    OnnxNode negated = new OnnxNode("the_y", "Neg", "", List.of("x"), List.of("y"), Map.of());
    OnnxGraph branch = new OnnxGraph(List.of(negated), new LinkedHashMap<>(), List.of(), List.of());
    assertThat(OnnxModel.parse(file).graph().nodes().getFirst().attributes())
        .isEqualTo(
            Map.of(
                "i", new Attribute.Whole(-3),
                "f", new Attribute.Real(0.5f),
                "s", new Attribute.Text("SAME_UPPER"),
                "fs", new Attribute.Reals(List.of(1f, 2f)),
                "g", new Attribute.Graph(branch),
                "o", new Attribute.Other(),
                "t", new Attribute.Tensor(Literal.of(List.of(), 1.5f))));
  }

  /** Each line: type number, field, the data in hex, the values. */
  @ParameterizedTest
  @CsvSource({
    "1, 9, 0000803f000000c0, 1 -2",
    "1, 4, 0000803f000000c0, 1 -2",
    "2, 9, 01ff, 1 255",
    "2, 5, 01ff01, 1 255",
    "3, 9, 01ff, 1 -1",
    "4, 9, 0100ffff, 1 65535",
    "5, 9, 0100ffff, 1 -1",
    "6, 9, 01000000ffffffff, 1 -1",
    "6, 5, 01ffffffffffffffffff01, 1 -1",
    "7, 9, 0100000000000000feffffffffffffff, 1 -2",
    "7, 7, 01feffffffffffffffff01, 1 -2",
    "9, 9, 0002, 0 1",
    "10, 9, 003c00c0, 1 -2",
    "10, 5, 8078808003, 1 -2",
    "11, 9, 000000000000f03f00000000000000c0, 1 -2",
    "11, 10, 000000000000f03f00000000000000c0, 1 -2",
    "12, 9, 01000000ffffffff, 1 4294967295",
    "13, 11, 0102, 1 2",
    "16, 9, 803f00c0, 1 -2"
  })
  void everyElementTypeIsRead(int type, int field, String hex, String values) {
    byte[] data = java.util.HexFormat.of().parseHex(hex);
    Message tensor = new Message().number(1, 2).number(2, type).bytes(field, data);
    Literal literal = TensorReader.read(Wire.of(tensor.encode(), ExternalData.REFUSED)).literal();
    double[] expected =
        Arrays.stream(values.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    for (int i = 0; i < 2; i++) {
      assertThat(literal.type().isReal() ? literal.real(i) : (double) literal.whole(i))
          .isEqualTo(expected[i]);
    }
  }

  @Test
  void unpackedFloatsAreRead() {
    Message tensor = new Message().number(1, 3).number(2, 1).real(4, 1).real(4, 2).real(4, 3);
    assertThat(TensorReader.read(Wire.of(tensor.encode(), ExternalData.REFUSED)).literal())
        .isEqualTo(Literal.of(List.of(3), 1, 2, 3));
  }

  /** Each line: dims, type, bytes of raw data, and what is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3|1|8|3 elements of float take 12 bytes, got 8",
        "0|1|4|0 elements of float take 0 bytes, got 4",
        "-1|1|4|each in [0, 2^31-1], got -1",
        "9223372036854775807|1|4|each in [0, 2^31-1]",
        "65536 65536|1|4|hold more than 2^31-1 elements",
        "2147483647 2147483647 2147483647|1|4|hold more than 2^31-1 elements",
        "1|8|4|element type 8 is not supported",
        "1|99|4|element type 99 is not supported"
      })
  void aTensorMustHoldWhatItsDimsSay(String dims, int type, int bytes, String said) {
    Message tensor = new Message();
    for (String dim : dims.split(" ", -1)) {
      tensor.number(1, Long.parseLong(dim));
    }
    tensor.number(2, type).text(8, "w").bytes(9, new byte[bytes]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TensorReader.read(Wire.of(tensor.encode(), ExternalData.REFUSED)))
        .withMessageContaining(said);
  }

  @Test
  void aTensorOfTooManyAxesIsRefused() {
    Message tensor = new Message().number(2, 1);
    for (int i = 0; i < 33; i++) {
      tensor.number(1, 1);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TensorReader.read(Wire.of(tensor.encode(), ExternalData.REFUSED)))
        .withMessageContaining("a tensor's dims must be at most 32");
  }

  @Test
  void dataInAnotherFileIsRefusedWhateverItsPath() {
    Message location = new Message().text(1, "location").text(2, "../../etc/passwd");
    Message tensor = new Message().number(1, 1).number(2, 1).text(8, "w");
    Message marked = new Message().message(13, location).number(14, 1);
    for (Message external : List.of(marked, new Message().message(13, location))) {
      byte[] bytes = new Message().raw(tensor.encode()).raw(external.encode()).encode();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TensorReader.read(Wire.of(bytes, ExternalData.REFUSED)))
          .withMessage(
              "tensor 'w': its data lies in another file, '../../etc/passwd', which is not opened;"
                  + " pass --allow-external-data to read it from the model's own folder, or save"
                  + " the model as a single file");
    }
  }

  @Test
  void twoTensorsOfOneNameTwoGraphsAndNoGraphAreRefused() {
    Message twice = Onnx.graph(Onnx.weights("w", 2), Onnx.weights("w", 2));
    assertRefused(Onnx.model(13, twice), "there are two tensors 'w'");
    byte[] graphs = new Message().message(7, new Message()).message(7, new Message()).encode();
    assertRefused(graphs, "it holds two graphs, expected one");
    assertRefused(new byte[0], "it holds no graph");
  }

  @Property(tries = 3000)
  void randomBytesAreReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property(tries = 5000)
  void damagedModelsAreReadOrRefused(
      @ForAll @IntRange(max = 1 << 20) int place,
      @ForAll byte value,
      @ForAll @IntRange(max = 1 << 20) int place2,
      @ForAll byte value2) {
    byte[] bytes = SMALL.clone();
    bytes[place % bytes.length] = value;
    bytes[place2 % bytes.length] ^= value2;
    readOrRefuse(bytes);
  }

  @Test
  void noTruncationIsReadAsTheWholeModel() {
    OnnxModel whole = OnnxModel.parse(SMALL);
    for (int length = 0; length < SMALL.length; length++) {
      byte[] bytes = Arrays.copyOf(SMALL, length);
      try {
        assertThat(OnnxModel.parse(bytes)).isNotEqualTo(whole);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      assertThat(OnnxModel.parse(bytes).graph()).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  private static void assertRefused(byte[] file, String said) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxModel.parse(file))
        .withMessageContaining(said);
  }

  private static Message scalar() {
    return new Message().number(2, 1).bytes(9, Message.floats(1.5f));
  }
}
