package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each unusable file or folder ends with one line that names it, the rule and the remedy. */
class WrongFileTest {
  private static final String EVALUATE = "evaluate --model MODEL --first 5 --out OUT ";

  @TempDir static Path shared;
  @TempDir Path folder;

  @BeforeAll
  static void layOut() throws IOException {
    Models.linear(shared);
    Models.nan(shared);
    Models.flipped(shared);
    Models.truncated(shared);
    Models.untrained(shared, 2);
    Models.write(
        shared.resolve("picture.onnx"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    Models.write(shared.resolve("random.bin"), new byte[] {77, 1, -3, 12, 99, 4, 5, 6, 7, 8, 9});
    Models.write(shared.resolve("empty"), new byte[0]);
    byte[] images = images(5);
    byte[] labels = labels(5);
    idx("cut", Arrays.copyOf(images, images.length - 7), labels);
    idx("swapped", labels, images);
    idx("unequal", images, labels(4));
    byte[] foreign = labels(5);
    foreign[9] = 77;
    idx("foreign", images, foreign);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nowhere                   | there is no model file 'nowhere'; check the path
          HERE                      | is a folder; name the file in it
          HERE/truncated.safetensors | is damaged or truncated
          HERE/flipped.safetensors  | is damaged or truncated: its checksum does not match
          HERE/nan.safetensors      | holds NaN or infinity
          HERE/picture.onnx         | PNG
          HERE/random.bin           | random.bin'
          HERE/empty                | empty'
          HERE/untrained-2.safetensors | of 2 classes, but strokes has inputs (1, 28, 28) in [0.0, 1.0] of 10 classes
          """)
  void refusesModels(String file, String complaint) {
    refused(ExitCode.INPUT, "evaluate --first 5 --eps 0.1 --out OUT --model " + file, complaint);
    if (!file.contains("untrained")) {
      refused(ExitCode.INPUT, "train --first 5 --out OUT --from " + file, complaint);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          cut     | t10k-images-idx3-ubyte is cut short: it has 3929 bytes and its header asks for 3936
          swapped | t10k-images-idx3-ubyte is an IDX file of labels, expected an IDX file of images
          unequal | has 5 images and
          foreign | has label 77 at index 1, expected 0 to 9
          nowhere | there is no folder
          """)
  void refusesData(String name, String complaint) {
    refused(ExitCode.INPUT, EVALUATE + "--eps 0.1 --data mnist --data-dir HERE/" + name, complaint);
  }

  @Test
  void refusesDataPathsThatAreNotThere() {
    refused(ExitCode.INPUT, EVALUATE + "--eps 0.1 --data no/where", "check --data");
  }

  @Test
  void refusesASurrogateOfAnotherDomain() {
    refused(
        ExitCode.INPUT,
        EVALUATE + "--eps 0.1 --surrogate HERE/untrained-2.safetensors",
        "untrained-2.safetensors takes inputs (1, 28, 28) in [0.0, 1.0] of 2 classes");
  }

  @Test
  void refusesTheModelAsItsOwnSurrogate() {
    refused(
        ExitCode.USAGE,
        EVALUATE + "--eps 0.1 --surrogate MODEL",
        "is given twice: name another --surrogate");
  }

  @Test
  void refusesAFolderOfSomeoneElseAndLeavesItAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    Console.run(EVALUATE + "--eps 0.1", shared, folder)
        .complains(ExitCode.USAGE, "is not empty: choose another --out");
    Console.run("demo --out OUT", shared, folder)
        .complains(ExitCode.USAGE, "is not empty and no earlier demo");
    assertThat(names(folder)).containsExactly("thesis.txt");
  }

  @Test
  void refusesAFolderThatHoldsAModel() throws IOException {
    Files.writeString(folder.resolve("model.safetensors"), "precious");
    Console.run("train --first 5 --out OUT", shared, folder)
        .complains(ExitCode.USAGE, "exists already");
    assertThat(folder.resolve("model.safetensors")).hasContent("precious");
  }

  @ParameterizedTest
  @CsvSource({"train --first 5 --epochs 1", EVALUATE + "--eps 0.1", "demo"})
  void cannotWriteBelowAFile(String words) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    String command = words.contains("--out") ? words : words + " --out OUT";
    Console.run(command, shared, file).complains(ExitCode.ENVIRONMENT, "choose another");
    Console.run(command, shared, file.resolve("below"))
        .complains(ExitCode.ENVIRONMENT, "choose another");
    assertThat(file).hasContent("mine");
  }

  @Test
  void reportsOnlyOnResults() throws IOException {
    Console.run("report OUT", shared, folder).complains(ExitCode.INPUT, "is no results folder");
    Files.writeString(folder.resolve("manifest.json"), "{ not json");
    Console.run("report OUT", shared, folder)
        .complains(ExitCode.INPUT, "manifest.json cannot be understood");
  }

  /** Refused with nothing left behind. */
  private void refused(int code, String words, String complaint) {
    Path out = folder.resolve("out");
    Console.run(words, shared, out).complains(code, complaint);
    assertThat(out).doesNotExist();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void idx(String name, byte[] images, byte[] labels) throws IOException {
    Path home = Files.createDirectories(shared.resolve(name));
    for (String part : List.of("train", "t10k")) {
      Models.write(home.resolve(part + "-images-idx3-ubyte"), images);
      Models.write(home.resolve(part + "-labels-idx1-ubyte"), labels);
    }
  }

  private static byte[] images(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + count * 784);
    return bytes.putInt(0x803).putInt(count).putInt(28).putInt(28).array();
  }

  private static byte[] labels(int count) {
    return ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count).array();
  }
}
