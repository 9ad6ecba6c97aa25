package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.weights;
import static org.gauntlet.onnx.format.Onnx.whole;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gauntlet.core.Refusal;
import org.gauntlet.onnx.format.Message;
import org.gauntlet.onnx.format.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad ONNX files and what each gets: always one refusal that names the file and the place. */
class FaultsTest {
  private static final byte[] SMALL = Onnx.small();

  @ParameterizedTest
  @CsvSource({
    "version https://git-lfs.github.com/spec/v1, run git lfs pull",
    "PK\3\4archive/data.pkl, export the model with torch.onnx.export",
    "\u0080\4\u0095pickle, a Python pickle",
    "\u0089HDF, an HDF5 file",
    "\u00ff\u00d8\u00ff\u00e0JFIF, a JPEG image"
  })
  void otherFilesAreNamedAndNotOpened(String start, String said) {
    byte[] file = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 200);
    assertRefused(file, said);
  }

  @Test
  void randomBytesAndTruncationsAreRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] file = new byte[random.nextInt(300)];
      random.nextBytes(file);
      assertThat(Fuzz.outcome(file)).isEqualTo("refused");
    }
    for (int length = 0; length < SMALL.length - 6; length++) {
      assertThat(Fuzz.outcome(Arrays.copyOf(SMALL, length))).as("%d", length).isEqualTo("refused");
    }
  }

  @Test
  void fieldsThatNobodyKnowsAreIgnored() {
    Message more =
        new Message().raw(SMALL).number(1000, 7).text(2000, "later").real(3000, 1).number(1001, -1);
    assertThat(OnnxFile.of("x", more.encode()).network().network())
        .isEqualTo(OnnxFile.of("x", SMALL).network().network());
  }

  @Test
  void aThousandSubgraphsInsideEachOtherCostNoStack() {
    Message inner = new Message();
    for (int depth = 0; depth < 1000; depth++) {
      Message branch = new Message().text(1, "then_branch").message(6, inner).number(20, 5);
      inner = graph(node("If", List.of("c"), "y", branch));
    }
    byte[] file = model(13, inner.raw(graph(input("c", 0, 3), output("y", 0, 3)).encode()));
    assertRefused(file, "messages that lie more than 60 deep in each other");
  }

  @Test
  void localFunctionsAreNotFollowed() {
    Message calls = new Message().text(1, "f").text(4, "f").text(7, "own");
    Message function = new Message().text(1, "f").text(10, "own").message(7, calls);
    Message call = new Message().text(1, "x").text(2, "y").text(4, "f").text(7, "own");
    Message graph =
        new Message().message(1, call).raw(graph(input("x", 0, 3), output("y", 0, 3)).encode());
    byte[] file = new Message().raw(model(13, graph)).message(25, function).encode();
    assertRefused(file, "it uses operators that are not supported: [own.f x 1 (y)]");
  }

  @Test
  void cyclesGapsAndSecondMakersAreNamed() {
    assertRefused(
        simple(
            node("Add", List.of("x", "b"), "a"),
            node("Relu", List.of("a"), "b"),
            node("Relu", List.of("b"), "y")),
        "node 'the_a' (Add): it reads 'b', which no earlier node makes");
    assertRefused(
        simple(node("Add", List.of("x", "gone"), "y")),
        "node 'the_y' (Add): it reads 'gone', which no earlier node makes");
    assertRefused(
        simple(node("Relu", List.of("x"), "y"), node("Tanh", List.of("x"), "y")),
        "node 'the_y' makes 'y', which exists already");
  }

  @Test
  void aLongChainIsWalkedWithoutAStackAndAMillionPartsAreRefused() {
    Message chain = new Message();
    for (int i = 0; i < 20_000; i++) {
      chain.raw(node("Identity", List.of(i == 0 ? "x" : "v" + i), "v" + (i + 1)).encode());
    }
    chain.raw(node("Relu", List.of("v20000"), "y").encode());
    byte[] file = model(13, chain.raw(graph(input("x", 0, 3), output("y", 0, 3)).encode()));
    long start = System.nanoTime();
    assertThat(OnnxFile.of("x", file).network().network().graph().nodes()).hasSize(1);
    // A walk that looks through all nodes at each of them takes over a minute.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    byte[] names = new byte[2_000_010];
    for (int i = 0; i < names.length; i += 2) {
      names[i] = 0x12;
    }
    byte[] many =
        new Message().number(1, 8).text(2, "p").message(7, new Message().bytes(1, names)).encode();
    assertRefused(many, "it holds more than 1000000 nodes, names and attributes");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 6, 29, 99, -1, Long.MAX_VALUE})
  void versionsThatNobodyKnowsAreRefused(long opset) {
    byte[] file =
        model(opset, graph(node("Relu", List.of("x"), "y"), input("x", 0, 3), output("y", 0, 3)));
    assertRefused(file, "supported are 7 to 28");
  }

  @Test
  void allThatIsMissingIsToldAtOnce() {
    assertRefused(
        simple(
            node("Loop", List.of("x"), "a"),
            node("Scan", List.of("a"), "b"),
            node("Loop", List.of("b"), "c"),
            node("NonZero", List.of("c"), "y")),
        "[Loop x 2 (the_a, the_c), NonZero x 1 (the_y), Scan x 1 (the_b)]");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightsThatAreNoNumbersAreNoted(float none) {
    byte[] file =
        simple(node("Add", List.of("x", "w"), "y"), Onnx.floats("w", List.of(3), 0, none, 1));
    assertThat(OnnxFile.of("x", file).network().notes())
        .contains("some weights are NaN or infinite");
  }

  @Test
  void weightsThatAreAllZeroAreNoted() {
    String said = "[dense1.weight]: all weights are 0, so nothing before them counts";
    Message gemm = node("Gemm", List.of("x", "w", "b"), "y", whole("transB", 1));
    Message b = Onnx.floats("b", List.of(3), 0, 0, 0);
    byte[] idle = simple(gemm, Onnx.floats("w", List.of(3, 3), new float[9]), b);
    assertThat(OnnxFile.of("x", idle).network().notes()).contains(said);
    float[] one = new float[9];
    one[4] = 1;
    byte[] busy = simple(gemm, Onnx.floats("w", List.of(3, 3), one), b);
    assertThat(OnnxFile.of("x", busy).network().notes()).doesNotContain(said);
  }

  @Test
  void whatHasNoScoresIsTold() {
    assertRefused(
        simple(node("TopK", List.of("x"), "y", whole("axis", 1), whole("k", 1))),
        "output 'y' is a label made by TopK, expected scores");
    assertRefused(
        simple(
            node("ArgMax", List.of("x"), "a", whole("axis", 1)),
            node("ArgMax", List.of("a"), "y", whole("axis", 1))),
        "output 'a' is a label made by ArgMax, expected scores");
    assertRefused(
        simple(node("ArgMax", List.of("x"), "y")),
        "node 'the_y' (ArgMax) works along axis 0, expected the classes, axis 1");
    byte[] open =
        model(
            13, graph(node("Relu", List.of("x"), "y"), input("x", 0, 3, 0, 0), output("y", 0, 3)));
    assertRefused(
        open, "input 'x' has shape (N, 3, N, N), expected a batch axis and then fixed extents");
    byte[] none =
        model(13, graph(node("Relu", List.of("w"), "y"), weights("w", 3), output("y", 0, 3)));
    assertRefused(none, "it has the inputs [], expected one");
  }

  /**
   * Lengths that promise more than there is, numbers that do not end, groups inside groups: refused
   * within a tenth of a second, and in less memory than twice the file and what a refusal takes.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"length of 2^63", "length of 2 GiB", "number that does not end", "groups"})
  void damageCostsNeitherTimeNorMemory(String what) {
    byte[] file = new byte[1 << 20];
    byte[] start =
        switch (what) {
          // Field 7, the graph, as bytes; then how many.
          case "length of 2^63" -> new byte[] {58, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1};
          case "length of 2 GiB" -> new byte[] {58, -1, -1, -1, -1, 7};
          case "number that does not end" -> new byte[0];
          default -> new byte[] {59};
        };
    Arrays.fill(file, what.equals("groups") ? (byte) 59 : -1);
    System.arraycopy(start, 0, file, 0, start.length);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long leastNanos = Long.MAX_VALUE;
    long leastBytes = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long bytes = thread.getCurrentThreadAllocatedBytes();
      long nanos = System.nanoTime();
      assertThat(Fuzz.outcome(file)).isEqualTo("refused");
      leastNanos = Math.min(leastNanos, System.nanoTime() - nanos);
      leastBytes = Math.min(leastBytes, thread.getCurrentThreadAllocatedBytes() - bytes);
    }
    assertThat(Duration.ofNanos(leastNanos)).isLessThan(Duration.ofMillis(100));
    assertThat(leastBytes).isLessThan(2L * file.length + (1 << 16));
  }

  private static byte[] simple(Message... parts) {
    return model(13, graph(parts).raw(graph(input("x", 0, 3), output("y", 0, 3)).encode()));
  }

  private static void assertRefused(byte[] file, String said) {
    assertThatThrownBy(() -> OnnxFile.of("m.onnx", file).network())
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessageStartingWith("model 'm.onnx' ")
        .hasMessageContaining(said);
  }
}
