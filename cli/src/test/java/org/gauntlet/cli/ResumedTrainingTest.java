package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training that was stopped, however rudely, goes on as if it never had been. */
class ResumedTrainingTest {
  private static final int KILLS = 8;
  private static final String WORDS =
      "--arch linear --first 120 --epochs 60 --batch 16 --validation 0.2 --seed 5"
          + " --optimizer adam:rate=0.003 --schedule cyclic --defense fast-at:eps=0.1";

  @TempDir Path folder;

  /** Without a word of warning, again and again, before the first epoch and after the last. */
  @Test
  void killedAtRandomMomentsItEndsWithTheSameBytes() throws Exception {
    Path whole = folder.resolve("whole");
    assertThat(train(whole, "").code()).isEqualTo(ExitCode.OK);
    RandomStream moments = new Seed(46).child("moments").open();
    int under = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path out = folder.resolve("killed-" + kill / 4);
      Process process = Child.start(folder.resolve("err"), words(out, "--resume"));
      waitFor(process, out.resolve("unfinished.safetensors"));
      process.waitFor(moments.nextInt(400), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      under += Files.exists(out.resolve("model.safetensors")) ? 0 : 1;
    }
    assertThat(under).as("kills that hit a training under way").isGreaterThan(KILLS / 2);
    for (int i = 0; i * 4 < KILLS; i++) {
      Path out = folder.resolve("killed-" + i);
      assertThat(train(out, "--resume --threads 1").code()).isEqualTo(ExitCode.OK);
      assertSame(out, whole);
    }
  }

  @Test
  void killedBeforeItCouldTidyUpItTidiesUp() throws IOException {
    Path out = folder.resolve("out");
    Path whole = folder.resolve("whole");
    assertThat(train(whole, "--epochs 2").code()).isEqualTo(ExitCode.OK);
    byte[] model = Files.readAllBytes(whole.resolve("model.safetensors"));
    stopAfterTheFirstEpoch(out, "--epochs 2 --resume");
    Files.write(out.resolve("model.safetensors"), model);
    Files.write(out.resolve(".model.safetensors.1-1.partial"), model);
    Console again = train(out, "--epochs 2 --resume");
    assertThat(again.code()).isEqualTo(ExitCode.OK);
    assertThat(again.err())
        .contains("going on after epoch 1", "epoch 2: ")
        .doesNotContain("epoch 1: ");
    assertSame(out, whole);
    assertThat(names(out)).containsExactly("curves.csv", "model.safetensors", "training.json");
  }

  @Test
  void whatHasNotBegunBeginsAndWhatHasEndedIsLeftAlone() throws IOException {
    Path out = folder.resolve("out");
    Console fresh = train(out, "--epochs 1 --resume");
    assertThat(fresh.code()).isEqualTo(ExitCode.OK);
    assertThat(fresh.err()).contains("epoch 1: ").doesNotContain("going on");
    byte[] figures = Files.readAllBytes(out.resolve("training.json"));
    Console again = train(out, "--epochs 1 --resume");
    assertThat(again.code()).isEqualTo(ExitCode.OK);
    assertThat(again.err()).isEmpty();
    assertThat(again.out())
        .isEqualToIgnoringNewLines("This training has ended: " + out.resolve("model.safetensors"));
    assertThat(out.resolve("training.json")).hasBinaryContent(figures);
    train(out, "--epochs 2 --resume")
        .complains(ExitCode.USAGE, "other settings (epochs was '1' and is '2')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --arch mlp             | arch was 'linear' and is 'mlp'
          --first 121            | data was 'strokes, 120 examples' and is 'strokes, 121 examples'
          --seed 6               | seed was '5' and is '6'
          --epochs 61            | epochs was '60' and is '61'
          --batch 15             | batch was '16' and is '15'
          --validation 0.1       | validation was '0.2' and is '0.1'
          --optimizer adam       | optimizer was 'adam:rate=0.003' and is 'adam'
          --schedule cosine      | schedule was 'cyclic' and is 'cosine'
          --patience 9           | patience was 'absent' and is '9'
          --defense none         | defense was 'fast-at:eps=0.1' and is 'none'
          --from MODEL           | arch was 'linear' and is 'absent'; from was 'absent'
          """)
  void goesOnOnlyWithTheSameWords(String other, String difference) throws IOException {
    Path out = folder.resolve("out");
    stopAfterTheFirstEpoch(out, "");
    byte[] state = Files.readAllBytes(out.resolve("unfinished.safetensors"));
    String changed = other.replace("MODEL", Models.linear(folder).toString());
    train(out, "--resume " + changed).complains(ExitCode.USAGE, difference);
    assertThat(out.resolve("unfinished.safetensors")).hasBinaryContent(state);
  }

  @Test
  void isNotThrownAwayUnasked() throws IOException {
    Path out = folder.resolve("out");
    stopAfterTheFirstEpoch(out, "");
    train(out, "")
        .complains(
            ExitCode.USAGE,
            "unfinished.safetensors is a training that has not ended: pass --resume to continue"
                + " it, choose another --out or remove the file");
    assertThat(names(out)).containsExactly("unfinished.safetensors");
  }

  /** The place where the state is drafted leads to a device on which nothing has room. */
  @Test
  void aFullDiskEndsTheTrainingWithOneLineAndKeepsWhatWasKept() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full));
    Path out = folder.resolve("out");
    stopAfterTheFirstEpoch(out, "");
    byte[] state = Files.readAllBytes(out.resolve("unfinished.safetensors"));
    String draft =
        ".unfinished.safetensors.%d-%d.partial"
            .formatted(ProcessHandle.current().pid(), Thread.currentThread().threadId());
    Files.createSymbolicLink(out.resolve(draft), full);
    Console run = train(out, "--resume");
    assertThat(run.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(run.complaints())
        .containsExactly(
            "gauntlet: cannot write '"
                + out.resolve("unfinished.safetensors")
                + "' (No space left on device); check the folder's permissions and the space left");
    assertThat(names(out)).containsExactly("unfinished.safetensors");
    assertThat(out.resolve("unfinished.safetensors")).hasBinaryContent(state);
    assertThat(train(out, "--resume").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void whatIsDamagedIsRefused() throws IOException {
    Path out = folder.resolve("out");
    stopAfterTheFirstEpoch(out, "");
    Path state = out.resolve("unfinished.safetensors");
    byte[] bytes = Files.readAllBytes(state);
    for (int length : List.of(0, 7, 100, bytes.length / 2, bytes.length - 1)) {
      Files.write(state, Arrays.copyOf(bytes, length));
      train(out, "--resume")
          .complains(
              ExitCode.INPUT,
              "unfinished training '"
                  + state
                  + "' is damaged or truncated: its checksum does not"
                  + " match; remove it to train from the beginning");
    }
  }

  @Test
  void theModelThatWasStartedFromMustBeTheSame() throws IOException {
    Path start = Models.linear(folder);
    Path out = folder.resolve("out");
    stopAfterTheFirstEpoch(out, "--from " + start);
    Files.write(start, Files.readAllBytes(Models.untrained(folder, 10)));
    train(out, "--resume --from " + start).complains(ExitCode.USAGE, "from sha256 was '");
  }

  /** The interrupt comes when the first epoch is told of and is heard after the next batch. */
  private static void stopAfterTheFirstEpoch(Path out, String more) {
    StringWriter err = new StringWriter();
    PrintWriter stopping =
        new PrintWriter(err) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.startsWith("epoch 1:")) {
              Thread.currentThread().interrupt();
            }
          }
        };
    int code = Main.run(words(out, more), new PrintWriter(new StringWriter()), stopping);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(code).as(err.toString()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out.resolve("unfinished.safetensors")).exists();
  }

  private static Console train(Path out, String more) {
    return Console.run(words(out, more));
  }

  /** The usual words, some of them replaced by others. */
  private static String[] words(Path out, String more) {
    SequencedMap<String, String> words = new LinkedHashMap<>();
    for (String word : (WORDS + " " + more).strip().split(" +(?=--)", -1)) {
      words.put(word.split(" ", 2)[0], word);
    }
    String line = "train " + String.join(" ", words.values()) + " --out " + out;
    return line.split(" +");
  }

  private static void assertSame(Path out, Path whole) throws IOException {
    assertThat(names(out)).isEqualTo(names(whole));
    for (String name : List.of("model.safetensors", "curves.csv")) {
      assertThat(out.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
    }
    assertThat(withoutSeconds(out)).isEqualTo(withoutSeconds(whole));
  }

  private static String withoutSeconds(Path out) throws IOException {
    return Files.readString(out.resolve("training.json"))
        .replaceAll("\"seconds\" : [0-9.E-]+", "\"seconds\" : 0");
  }

  private static List<String> names(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void waitFor(Process process, Path file) throws InterruptedException {
    while (process.isAlive() && !Files.exists(file)) {
      Thread.sleep(2);
    }
  }
}
