package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.onnx.format.Message;
import org.gauntlet.onnx.format.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody else runs; here a scripted runtime. */
class BlackBoxTest {
  private static final Batch ROWS =
      Batch.of(Tensor.of(Shape.of(2), 0.25f, 0.5f), Tensor.of(Shape.of(2), 1, 0));

  @TempDir private Path folder;

  @Test
  void rowsAreAskedOneByOneWhateverTheOperators() throws IOException {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    BlackBox box =
        open(
            scripted(asked, x -> new float[] {x[0], x[1], 0.75f}),
            node("Unheard", List.of("x"), "y"),
            input("x", 0, 2),
            output("y", 0, 3));
    assertThat(box.model().domain()).isEqualTo(new Domain(Shape.of(2), 0, 1, 3));
    assertThat(box.model()).isNotInstanceOf(GradientModel.class);
    assertThat(box.model().scores(ROWS).row(0).toArray()).containsExactly(0.25f, 0.5f, 0.75f);
    assertThat(box.model().labels(ROWS)).containsExactly(2, 0);
    assertThat(asked).containsExactly("x 1x2 -> y");
    assertThat(box.notes())
        .containsExactly(
            "inputs are taken to lie in [0, 1]; the file does not say",
            "run by Scripted 1 as a black box, one input at a time");
  }

  @Test
  void probabilitiesBecomeScoresWithTheDifferencesOfLogits() throws IOException {
    BlackBox box =
        open(
            scripted(ConcurrentHashMap.newKeySet(), x -> new float[] {0.5f, 0.125f, 0}),
            node("Unheard", List.of("x"), "z"),
            node("Softmax", List.of("z"), "y"),
            input("x", 0, 2),
            output("y", 0, 3));
    Tensor scores = box.model().scores(ROWS).row(0);
    assertThat((double) (scores.at(0) - scores.at(1))).isCloseTo(Math.log(4), within(1e-6));
    assertThat(scores.isFinite()).isTrue();
    assertThat(box.notes()).contains("scores are read from the probabilities of the last Softmax");
  }

  @Test
  void oneChanceBecomesTwoScores() throws IOException {
    BlackBox box =
        open(
            scripted(ConcurrentHashMap.newKeySet(), x -> new float[] {0.8f}),
            node("Unheard", List.of("x"), "z"),
            node("Sigmoid", List.of("z"), "y"),
            input("x", 0, 2),
            output("y", 0, 1));
    Tensor scores = box.model().scores(ROWS).row(0);
    assertThat(scores.at(0)).isZero();
    assertThat((double) scores.at(1)).isCloseTo(Math.log(4), within(1e-5));
  }

  @Test
  void aFixedBatchIsFilledAndBytesAreStretched() throws IOException {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    BlackBox box =
        open(
            scripted(asked, x -> new float[] {x[0], x[1], x[2], x[3], x[4], x[5]}),
            node("Div", List.of("x", "c"), "z"),
            node("Unheard", List.of("z"), "y"),
            floats("c", List.of(), 255),
            input("x", 3, 2),
            output("y", 3, 2));
    assertThat(box.model().scores(ROWS).row(0).toArray()).containsExactly(63.75f, 127.5f);
    assertThat(asked).containsExactly("x 3x2 -> y");
  }

  @Test
  void ourOwnFilesKeepTheirLogits() throws IOException {
    var network = RandomNetworks.gentle(new Seed(5), 3);
    Path file = write(OnnxExport.encode(network));
    BlackBox box =
        OnnxFile.blackBox(
            file,
            scripted(ConcurrentHashMap.newKeySet(), x -> new float[] {x[0], -9, 9}),
            1,
            Optional.empty());
    Domain domain = network.domain();
    var middle = Batch.of(Tensor.filled(domain.input(), 0.5f));
    assertThat(box.model().scores(middle).row(0).toArray()).containsExactly(0.5f, -9, 9);
    var low = Batch.of(Tensor.filled(domain.input(), 0));
    assertThat(box.model().scores(low).at(0, 0)).isEqualTo(domain.low());
  }

  @Test
  void imagesAreTurnedAndStretchedAsTold() throws IOException {
    Path file =
        write(
            model(
                13,
                graph(
                    node("Unheard", List.of("x"), "y"),
                    input("x", 0, 5, 5, 3),
                    output("y", 0, 75))));
    Units told = new Units(0, 255, List.of(0f, 10f, 20f), List.of(1f, 2f, 5f));
    BlackBox box =
        OnnxFile.blackBox(
            file, new Scripted(ConcurrentHashMap.newKeySet(), x -> x), 1, Optional.of(told));
    assertThat(box.model().domain().input()).isEqualTo(Shape.of(3, 5, 5));
    float[] image = new float[75];
    for (int i = 0; i < image.length; i++) {
      image[i] = i / 100f;
    }
    Tensor fed = box.model().scores(Batch.of(Tensor.adopt(Shape.of(3, 5, 5), image))).row(0);
    for (int place = 0; place < 25; place++) {
      assertThat(fed.at(3 * place)).isEqualTo(image[place] * 255);
      assertThat(fed.at(3 * place + 1)).isEqualTo(image[25 + place] * 127.5f - 5);
      assertThat(fed.at(3 * place + 2)).isEqualTo(image[50 + place] * 51 - 4);
    }
    assertThat(box.notes())
        .contains(
            "inputs (3, 5, 5) with channels first are turned to (5, 5, 3)",
            "inputs in [0, 1] are stretched to [0.0, 255.0], less [0.0, 10.0, 20.0], divided by"
                + " [1.0, 2.0, 5.0] first; budgets count in [0, 1]")
        .noneMatch(note -> note.contains("taken to lie"));
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertRefused(
        "it must have one input of float32, got [x (N, 2), z (N, 2)]",
        node("Unheard", List.of("x", "z"), "y"),
        input("x", 0, 2),
        input("z", 0, 2),
        output("y", 0, 3));
    assertRefused(
        "input 'x' has shape (N, N), expected a batch axis and then fixed extents",
        node("Unheard", List.of("x"), "y"),
        input("x", 0, 0),
        output("y", 0, 3));
    assertRefused(
        "it answers no float32 scores",
        node("Unheard", List.of("x"), "y"),
        input("x", 0, 2),
        new Message().message(12, Onnx.value("y", 7, 0)));
  }

  @Test
  void aRuntimeThatFailsIsQuoted() {
    OnnxRuntime broken =
        new Scripted(
            ConcurrentHashMap.newKeySet(),
            x -> {
              throw new IllegalArgumentException("no kernel for Unheard");
            });
    assertThatThrownBy(() ->
            open(broken, node("Unheard", List.of("x"), "y"), input("x", 0, 2), output("y", 0, 3)))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith("cannot be attacked as a black box: no kernel for Unheard");
  }

  private void assertRefused(String said, Message... parts) {
    assertThatThrownBy(() -> open(scripted(ConcurrentHashMap.newKeySet(), x -> x), parts))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(said);
  }

  private BlackBox open(OnnxRuntime runtime, Message... parts) throws IOException {
    return OnnxFile.blackBox(write(model(13, graph(parts))), runtime, 2, Optional.empty());
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("m.onnx"), content);
  }

  private static OnnxRuntime scripted(Set<String> asked, Answer answer) {
    return new Scripted(asked, answer);
  }

  @FunctionalInterface
  private interface Answer {
    float[] to(float[] x);
  }

  private record Scripted(Set<String> asked, Answer answer) implements OnnxRuntime {
    @Override
    public String name() {
      return "Scripted 1";
    }

    @Override
    public Session open(byte[] file, String input, String output) {
      return (x, extents) -> {
        asked.add("%s %dx%d -> %s".formatted(input, extents[0], extents[1], output));
        return answer.to(x);
      };
    }
  }
}
