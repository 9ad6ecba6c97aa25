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

/** Each wrong use ends with one line that names the thing, the rule and the remedy, and a code. */
class WrongUseTest {
  private static final String EVALUATE = "evaluate --model MODEL --first 5 --out OUT ";
  private static final String GATE = "gate --model MODEL --first 5 --eps 0.1 --out OUT ";

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
          trian                           | there is no command 'trian', did you mean train?
          --hepl                          | there is no option '--hepl', did you mean --help?
          list extra                      | 'gauntlet list' takes no argument 'extra'
          train --out OUT --epoch=3       | there is no option '--epoch', did you mean --epochs?
          evaluate                        | Missing required options: '--model=FILE', '--eps
          train                           | Missing required option: '--out=DIR'
          report                          | Missing required parameter: 'DIR'
          train --out OUT --epochs 0      | --epochs must be >= 1, got 0
          train --out OUT --epochs x      | 'x' is no whole number
          train --out OUT --batch 0       | --batch must be >= 1, got 0
          train --out OUT --first 0       | --first must be >= 1, got 0
          train --out OUT --first 1       | pass --validation 0
          train --out OUT --patience 0    | --patience must be >= 1, got 0
          train --out OUT --validation 2  | --validation must be in [0, 1), got 2
          train --out OUT --threads 0     | --threads must be in 1..1024, got 0
          train --out OUT --arch fst      | there is no architecture 'fst', did you mean fast?
          train --out OUT --optimizer adma              | did you mean adam?
          train --out OUT --optimizer adam:rte=1        | adam has no option 'rte', did you mean rate?
          train --out OUT --optimizer adam:rate=-1      | adam: rate must be > 0, got -1.0
          train --out OUT --schedule cosin              | did you mean cosine?
          train --out OUT --schedule step:every=0       | step: every must be >= 1, got 0
          train --out OUT --defense pdg-at              | did you mean pgd-at?
          train --out OUT --defense pgd-at              | for example eps=0.3 or eps=8/255
          train --out OUT --defense pgd-at:eps=8        | at most 1.0, the reach of the data in linf, got 8.0: 8/255
          train --out OUT --defense pgd-at:eps=-1       | eps must be > 0, got -1
          train --out OUT --data strkes                 | did you mean strokes?
          train --out OUT --data mnist                  | --data mnist needs --data-dir
          """)
  void refusesWordsBeforeAnythingIsDone(String words, String complaint) {
    refused(ExitCode.USAGE, words, complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --eps -1                              | --eps must be >= 0, got -1
          --eps 8                               | must be in [0, 1.0], the reach of the domain in linf, got 8.0: 8/255
          --eps abc                             | --eps must be a finite number such as 0.3 or 8/255, got 'abc'
          --eps 8/0                             | --eps must be a finite number such as 0.3 or 8/255, got '8/0'
          --eps 0.1,                            | --eps must be a finite number such as 0.3 or 8/255, got ''
          --eps 0.1 --threads 0                 | --threads must be in 1..1024, got 0
          --eps 0.1 --batch 0                   | --batch must be >= 1, got 0
          --eps 0.1 --seed abc                  | '--seed': 'abc' is no whole number
          --eps 0.1 --norm l22                  | --norm must be one of l1, l2, linf, got 'l22', did you mean l2?
          --eps 0.1 --split tset                | --split must be one of train, test, got 'tset', did you mean test?
          --eps 0.1 --attack pdg                | there is no attack 'pdg', did you mean pgd?
          --eps 0.1 --attack=                   | '' must be a name with options
          --eps 0.1 --attack pgd:stpes=3        | pgd has no option 'stpes', did you mean steps?
          --eps 0.1 --attack pgd:steps=0        | pgd: steps must be >= 1, got 0
          --eps 0.1 --attack pgd,pgd:steps=40   | twice: leave one out
          --eps 0.1 --input-defense bit-dept    | did you mean bit-depth?
          --eps 0.1 --input-defense bit-depth:bits=99 | bit-depth: bits must be in 1..16, got 99
          """)
  void refusesWordsOfAnEvaluation(String words, String complaint) {
    refused(ExitCode.USAGE, EVALUATE + words, complaint);
  }

  @Test
  void refusesToAskAboutNoExamples() {
    refused(
        ExitCode.USAGE,
        "evaluate --model MODEL --eps 0.1 --first 0 --out OUT",
        "--first must be >= 1, got 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --seed 1                                        | pass --min-robust-accuracy, --min-clean-accuracy or both
          --min-robust-accuracy 45                        | threshold must be in [0, 1], got 45.0: 45 % is 0.45
          --min-robust-accuracy abc                       | --min-robust-accuracy must be a finite number
          --min-clean-accuracy 0.5 --rule lower-bond      | did you mean lower-bound?
          --min-clean-accuracy 0.5 --confidence 95        | confidence must be in (0.5, 1), got 95.0
          --min-robust-acuracy 0.5                        | did you mean --min-robust-accuracy?
          """)
  void refusesWordsOfAGate(String words, String complaint) {
    refused(ExitCode.USAGE, GATE + words, complaint);
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
    Console run = run(EVALUATE + "--eps 0.1", folder);
    complains(run, ExitCode.USAGE, "is not empty: choose another --out");
    complains(run("demo --out OUT", folder), ExitCode.USAGE, "is not empty and no earlier demo");
    assertThat(names(folder)).containsExactly("thesis.txt");
  }

  @Test
  void refusesAFolderThatHoldsAModel() throws IOException {
    Files.writeString(folder.resolve("model.safetensors"), "precious");
    complains(run("train --first 5 --out OUT", folder), ExitCode.USAGE, "exists already");
    assertThat(folder.resolve("model.safetensors")).hasContent("precious");
  }

  @ParameterizedTest
  @CsvSource({"train --first 5 --epochs 1", EVALUATE + "--eps 0.1", "demo"})
  void cannotWriteBelowAFile(String words) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    String command = words.contains("--out") ? words : words + " --out OUT";
    complains(run(command, file), ExitCode.ENVIRONMENT, "choose another");
    complains(run(command, file.resolve("below")), ExitCode.ENVIRONMENT, "choose another");
    assertThat(file).hasContent("mine");
  }

  @Test
  void reportsOnlyOnResults() throws IOException {
    complains(run("report OUT", folder), ExitCode.INPUT, "is no results folder");
    Files.writeString(folder.resolve("manifest.json"), "{ not json");
    complains(run("report OUT", folder), ExitCode.INPUT, "manifest.json cannot be understood");
  }

  @Test
  void withoutACommandShowsWhichThereAre() {
    Console run = Console.run();
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "Usage: gauntlet", "demo", "train", "evaluate", "gate", "report", "10 a gate failed");
  }

  /** Refused with nothing left behind. */
  private void refused(int code, String words, String complaint) {
    Path out = folder.resolve("out");
    complains(run(words, out), code, complaint);
    assertThat(out).doesNotExist();
  }

  private static Console run(String words, Path out) {
    return Console.run(
        Stream.of(words.split(" +"))
            .map(word -> word.replace("MODEL", "HERE/linear.safetensors"))
            .map(word -> word.replace("HERE", shared.toString()))
            .map(word -> word.replace("OUT", out.toString()))
            .toArray(String[]::new));
  }

  private static void complains(Console run, int code, String complaint) {
    assertThat(run.err().lines()).as("standard error").hasSize(1);
    assertThat(run.err()).startsWith("gauntlet: ").contains(complaint).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
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
