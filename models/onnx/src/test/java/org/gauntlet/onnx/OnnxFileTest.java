package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.weights;
import static org.gauntlet.onnx.format.Onnx.whole;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Conv2d;
import org.gauntlet.nn.graph.Dense;
import org.gauntlet.nn.graph.Flatten;
import org.gauntlet.nn.graph.Node;
import org.gauntlet.nn.graph.Relu;
import org.gauntlet.nn.graph.Window;
import org.gauntlet.onnx.format.Message;
import org.gauntlet.onnx.format.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a file to a network or one sentence. */
class OnnxFileTest {
  private static final byte[] SMALL = Onnx.small();

  @Test
  void aModelBecomesTheNetworkItIs() {
    OnnxFile file = OnnxFile.of("x", SMALL);
    assertThat(file.producer()).isEqualTo("hand 1");
    assertThat(file.opset()).isEqualTo(13);
    assertThat(file.operators())
        .extracting(Usage::toString)
        .containsExactly(
            "Conv x 1 (the_c)", "Flatten x 1 (the_f)", "Gemm x 1 (the_y)", "Relu x 1 (the_r)");
    Imported imported = file.network();
    assertThat(imported.logits()).isEqualTo("y");
    assertThat(imported.notes())
        .containsExactly("inputs are taken to lie in [0, 1]; the file does not say");
    assertThat(imported.network().domain()).isEqualTo(new Domain(Shape.of(1, 4, 4), 0, 1, 3));
    assertThat(imported.network().graph().nodes())
        .extracting(Node::operator)
        .containsExactly(
            new Conv2d(2, Window.of(3, 1, 1), 1, false), new Relu(), new Flatten(), new Dense(3));
  }

  @ParameterizedTest
  @CsvSource({
    "Softmax, logits are taken before the last Softmax ('the_p')",
    "LogSoftmax, logits are taken before the last LogSoftmax ('the_p')",
    "Sigmoid, logits are taken before the last Sigmoid ('the_p')"
  })
  void theLogitsAreTakenBeforeALastNormaliser(String operator, String note) {
    Imported imported =
        network(
            node("Gemm", List.of("x", "w"), "z"),
            node("Cast", List.of("z"), "c", whole("to", 1)),
            node(operator, List.of("c"), "p"),
            node("Identity", List.of("p"), "y"),
            weights("w", 5, 3),
            input("x", 0, 5),
            output("y", 0, 3));
    assertThat(imported.notes()).contains(note);
    assertThat(imported.logits()).isEqualTo("c");
    assertThat(imported.network().graph().nodes()).hasSize(1);
  }

  @Test
  void aFileWithoutBatchAxisIsAModelOfOneExample() {
    Imported imported =
        network(
            node("Transpose", List.of("x"), "t"),
            node("Reshape", List.of("t", "six"), "f"),
            node("Add", List.of("f", "c"), "y"),
            longs("six", List.of(1), -1),
            floats("c", List.of(6), 0, 0, 0, 10, 0, 0),
            input("x", 2, 3),
            output("y", 6));
    assertThat(imported.notes())
        .contains("the file has no batch axis: each example is a whole input");
    assertThat(imported.network().domain().input()).isEqualTo(Shape.of(2, 3));
    var x = Batch.of(Tensor.of(Shape.of(2, 3), 0, 1, 2, 3, 4, 5), Tensor.filled(Shape.of(2, 3), 1));
    assertThat(CpuEngine.of(1).model(imported.network()).scores(x).rows())
        .extracting(Tensor::toArray)
        .containsExactly(new float[] {0, 3, 1, 14, 2, 5}, new float[] {1, 1, 1, 11, 1, 1});
  }

  /** What ArgMax compares are scores, whatever becomes of the label behind it. */
  @ParameterizedTest
  @CsvSource({"Softmax, Softmax ('the_p')", "Relu, ArgMax ('the_l')"})
  void aLabelIsTracedBackToItsScores(String last, String said) {
    Imported imported =
        network(
            node("MatMul", List.of("x", "w"), "z"),
            node(last, List.of("z"), "p"),
            node("ArgMax", List.of("p"), "l", whole("axis", 1), whole("keepdims", 0)),
            node("Cast", List.of("l"), "y", whole("to", 6)),
            floats("w", List.of(2, 3), 1, 2, 3, 4, 5, 6),
            input("x", 0, 2),
            new Message().message(12, Onnx.value("y", 6, 0)));
    assertThat(imported.notes()).contains("logits are taken before the last " + said);
    var x = Batch.of(Tensor.of(Shape.of(2), 0.5f, 1));
    assertThat(CpuEngine.of(1).model(imported.network()).scores(x).row(0).toArray())
        .containsExactly(4.5f, 6, 7.5f);
  }

  @Test
  void oneLogitBecomesTwo() {
    Imported imported =
        network(
            node("MatMul", List.of("x", "w"), "z"),
            node("Sigmoid", List.of("z"), "y"),
            floats("w", List.of(2, 1), 3, -1),
            input("x", 0, 2),
            output("y", 0, 1));
    assertThat(imported.notes()).contains("the single logit z is answered as two, (0, z)");
    var x = Batch.of(Tensor.of(Shape.of(2), 0.5f, 1));
    assertThat(CpuEngine.of(1).model(imported.network()).scores(x).row(0).toArray())
        .containsExactly(0, 0.5f);
  }

  @ParameterizedTest
  @CsvSource({
    "Div, 255, 255, because the graph divides them by 255",
    "Mul, 0.003921569, 255, because the graph divides them by 255",
    "Div, 0.5, 1, 'in [0, 1], because the graph divides them by 0.5'",
    "Sub, 0.5, 1, 'in [0, 1], because the graph subtracts 0.5'"
  })
  void theRangeOfInputsIsReadFromTheFirstStep(
      String operator, float number, float high, String note) {
    Imported imported =
        network(
            node(operator, List.of("x", "c"), "s"),
            node("Gemm", List.of("s", "w"), "y"),
            floats("c", List.of(), number),
            weights("w", 5, 3),
            input("x", 0, 5),
            output("y", 0, 3));
    assertThat(imported.network().domain().high()).isEqualTo(high);
    assertThat(imported.notes().getLast()).contains(note);
  }

  @Test
  void aFixedBatchAndFurtherOutputsAreNoted() {
    Imported imported =
        network(
            node("Gemm", List.of("x", "w"), "y"),
            node("Relu", List.of("y"), "features"),
            floats("w", List.of(2, 2), 1, Float.NaN, 0, 1),
            input("x", 1, 2),
            output("y", 1, 2),
            output("features", 1, 2));
    assertThat(imported.notes())
        .containsExactly(
            "of the outputs [y, features] 'y' is taken for the scores",
            "the file fixes the batch to 1; here any number is taken",
            "inputs are taken to lie in [0, 1]; the file does not say",
            "some weights are NaN or infinite");
  }

  @Test
  void everyOperatorThatIsMissingIsListedAtOnce() {
    byte[] file =
        model(
            13,
            graph(
                node("Det", List.of("x"), "a"),
                node("TfIdfVectorizer", List.of("a", "w"), "b"),
                node("Det", List.of("b"), "c"),
                node("Relu", List.of("c"), "y"),
                node("Loop", List.of("c"), "unused"),
                weights("w", 5, 3),
                input("x", 0, 5),
                output("y", 0, 3)));
    assertRefused(
        file,
        "model 'x' cannot be attacked white-box: it uses operators that are not supported: [Det x 2"
            + " (the_a, the_c), TfIdfVectorizer x 1 (the_b)]; attack it as a black box with"
            + " --black-box, which runs any file once 'mvn -Ponnxruntime -DskipTests package' has"
            + " fetched ONNX Runtime");
  }

  @ParameterizedTest
  @CsvSource({
    "'\u0089PNG\r\n', a PNG image",
    "'PK\u0003\u0004', a zip archive such as PyTorch's .pt; export the model with torch",
    "'\u0080\u0002}q', 'a Python pickle, which can run code; export the model with torch'",
    "'\u0089HDF', an HDF5 file such as Keras's .h5; export the model with model.export",
    "'\u00ff\u00d8\u00ff', a JPEG image",
    "'version https://git-lfs.github.com/spec/v1', 'a Git LFS pointer, not the file itself; run git"
        + " lfs pull'"
  })
  void aForeignFileIsNamed(String start, String looks) {
    byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(OnnxFile.looksLike(bytes)).isFalse();
    assertThatThrownBy(() -> OnnxFile.of("m.onnx", bytes))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessageStartingWith("model 'm.onnx' is no ONNX file: it looks like " + looks);
  }

  @Test
  void aTruncatedOrMissingFileIsRefused() {
    byte[] cut = Arrays.copyOf(SMALL, SMALL.length - 9);
    assertThatThrownBy(() -> OnnxFile.of("m.onnx", cut))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("model 'm.onnx' cannot be read as ONNX: byte ");
    assertThatThrownBy(() -> OnnxFile.open(Path.of("none.onnx")))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no model file 'none.onnx'; check the path");
    assertThat(OnnxFile.looksLike(SMALL)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"6, 6", "29, 29", "99, 99", "-1, -1"})
  void anUnknownOpsetIsRefused(long opset, String said) {
    byte[] file = model(opset, graph(input("x", 0, 2), output("x", 0, 2)));
    assertRefused(file, "it uses version " + said + " of ONNX's operators, supported are 7 to 28");
  }

  @Test
  void aMissingOpsetIsRefused() {
    assertRefused(
        new Message().number(1, 8).message(7, new Message()).encode(),
        "it uses version none of ONNX's operators");
  }

  @Test
  void aGraphThatDoesNotHangTogetherIsRefused() {
    assertRefused(
        simple(node("Add", List.of("y", "x"), "a"), node("Relu", List.of("a"), "y")),
        "node 'the_a' (Add): it reads 'y', which no earlier node makes");
    assertRefused(
        simple(node("Relu", List.of("x"), "y"), node("Relu", List.of("x"), "y")),
        "node 'the_y' makes 'y', which exists already");
    assertRefused(
        simple(node("Relu", List.of("x"), "a")), "its scores are 'y', which no earlier node makes");
    assertRefused(
        simple(node("TopK", List.of("x"), "y")),
        "output 'y' is a label made by TopK, expected scores");
  }

  @Test
  void inputsThatCannotBeAttackedAreRefused() {
    assertRefused(
        model(13, graph(new Message().message(11, Onnx.value("x", 7, 0, 5)), output("x", 0, 5))),
        "input 'x' takes whole numbers that are looked up in no table");
    assertRefused(
        model(13, graph(input("x", 0, 3, 0, 0), output("x", 0, 5))),
        "input 'x' has shape (N, 3, N, N), expected a batch axis and then fixed extents");
    assertRefused(
        model(13, graph(input("x", 0, 3), input("z", 0, 3), output("x", 0, 5))),
        "it has the inputs [x, z], expected one");
  }

  /** A hostile or damaged file ends as a network or a refusal, and soon. */
  @Property(tries = 4000)
  void damageEndsAsANetworkOrARefusal(
      @ForAll @IntRange(max = 1 << 20) int place,
      @ForAll byte value,
      @ForAll @IntRange(max = 1 << 20) int place2,
      @ForAll byte value2) {
    byte[] bytes = SMALL.clone();
    bytes[place % bytes.length] = value;
    bytes[place2 % bytes.length] ^= value2;
    try {
      assertThat(OnnxFile.of("x", bytes).network().network().parameters()).isNotEmpty();
    } catch (Refusal e) {
      assertThat(e.getMessage()).startsWith("model 'x' ");
    }
  }

  private static byte[] simple(Message... nodes) {
    Message graph = graph(nodes).raw(graph(input("x", 0, 5), output("y", 0, 5)).encode());
    return model(13, graph);
  }

  private static Imported network(Message... parts) {
    return OnnxFile.of("x", model(13, graph(parts))).network();
  }

  private static void assertRefused(byte[] file, String said) {
    assertThatThrownBy(() -> OnnxFile.of("x", file).network())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(said);
  }
}
