package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.input;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.onnx.format.ExternalData;
import org.gauntlet.onnx.format.Message;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose weights lie in other files; here y = x + w of three numbers. */
class DataFolderTest {
  private static final float[] WEIGHTS = {0.5f, -1, 4};

  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectories(home.resolve("model/inner")).getParent();
    Files.write(folder.resolve("w.bin"), Message.floats(9, 0.5f, -1, 4, 7));
    Files.write(folder.resolve("inner/w.bin"), Message.floats(WEIGHTS));
    Files.write(home.resolve("w.bin"), Message.floats(WEIGHTS));
  }

  @Test
  void weightsAreReadFromTheModelsFolder() {
    OnnxFile file = open("location=w.bin", "offset=4", "length=12");
    assertThat(file.dataFiles()).containsExactly(folder.resolve("w.bin").toAbsolutePath());
    Batch x = Batch.of(Tensor.filled(Shape.of(3), 0));
    assertThat(CpuEngine.of(1).model(file.network().network()).scores(x).row(0).toArray())
        .containsExactly(WEIGHTS);
  }

  @Test
  void whatStandsInFoldersBelowIsReadToTheEnd() {
    assertThat(open("location=./inner/w.bin", "checksum=x", "basepath=/").network().network())
        .isEqualTo(open("location=w.bin", "offset=4", "length=12").network().network());
  }

  @Test
  void nothingIsOpenedThatWasNotAskedFor() throws IOException {
    Path file = written("location=w.bin", "offset=4", "length=12");
    assertThatThrownBy(() -> OnnxFile.open(file))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessageContaining("tensor 'w': its data lies in another file, 'w.bin'")
        .hasMessageContaining("pass --allow-external-data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../w.bin",
        "inner/../../w.bin",
        "inner/../w.bin",
        "..",
        "inner//w.bin",
        "w.bin/",
        "/etc/passwd",
        "/dev/zero",
        "//host/share",
        "C:w.bin",
        "C:\\w.bin",
        "..\\w.bin",
        "\\\\host\\share",
        "file:///etc/passwd",
        "w\u0000.bin",
        "w\n.bin"
      })
  void namesThatMayLeadOutOfTheFolderAreRefused(String location) {
    assertRefused("its data must lie in a file of the model's own folder", "location=" + location);
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.bin"), home.resolve("w.bin"));
    Files.createSymbolicLink(folder.resolve("near.bin"), folder.resolve("inner/w.bin"));
    Files.createSymbolicLink(folder.resolve("out"), home);
    for (String location : List.of("link.bin", "near.bin", "out/w.bin")) {
      assertRefused("got '" + location + "', a link", "location=" + location);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inner, no plain file",
    "., no plain file",
    "gone.bin, there is no data file 'gone.bin' beside the model",
    "w.bin/w.bin, there is no data file"
  })
  void onlyPlainFilesAreOpened(String location, String said) {
    assertRefused(said, "location=" + location);
  }

  /** It would wait for somebody to write into it. */
  @Test
  void aPipeIsNotOpened() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    Assumptions.assumeTrue(made == 0);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertRefused("no plain file", "location=pipe"));
  }

  @ParameterizedTest
  @CsvSource({
    "offset=-1, the offset of its data must be a number of bytes",
    "offset=99999999999999999999, the offset of its data must be a number of bytes",
    "offset=0x4, the offset of its data must be a number of bytes",
    "length=-12, the length of its data must be a number of bytes",
    "length=1000000000000000, 'its elements take 12 bytes, but 1000000000000000 of'",
    "length=8, 'its elements take 12 bytes, but 8 of'",
    "offset=12, 'its elements take 12 bytes, but 8 of'",
    "offset=999999999999999999, 'its elements take 12 bytes, but 0 of'",
    "location=w.bin, it tells the location of its data twice"
  })
  void placesThatDoNotHoldTheTensorAreRefused(String entry, String said) {
    assertRefused(said, "location=w.bin", entry);
  }

  @Test
  void aPlaceBehindTheEndIsSeenBeforeItIsRead() {
    assertRefused(
        "its data is 12 bytes from byte 12 of 'w.bin', which holds 20",
        "location=w.bin",
        "offset=12",
        "length=12");
  }

  @Property(tries = 200)
  void noPlaceIsReadThatTheFileDoesNotHold(
      @ForAll @LongRange(min = 0, max = 40) long offset,
      @ForAll @LongRange(min = 0, max = 40) long length)
      throws IOException {
    Path own = Files.createTempDirectory("data");
    Files.write(own.resolve("w.bin"), Message.floats(9, 0.5f, -1, 4, 7));
    Path file =
        Files.write(
            own.resolve("m.onnx"),
            adding(3, "location=w.bin", "offset=" + offset, "length=" + length));
    boolean fits = length == 12 && offset + length <= 20;
    try {
      OnnxFile.open(file, ExternalFiles.OF_ITS_FOLDER);
      assertThat(fits).isTrue();
    } catch (Refusal _) {
      assertThat(fits).isFalse();
    } finally {
      Files.delete(file);
      Files.delete(own.resolve("w.bin"));
      Files.delete(own);
    }
  }

  @Test
  void aTensorWithoutANameForItsFileIsRefused() {
    assertRefused("its data lies in another file, which it does not name", "offset=4");
  }

  @Test
  void allDataTogetherIsBounded() {
    DataFolder data = new DataFolder(folder.resolve("m.onnx"), 28);
    var place = new ExternalData.Place("w.bin", 0, OptionalLong.of(12));
    assertThat(data.bytes(place, 12).getFloat()).isEqualTo(9);
    assertThat(data.bytes(place, 12).remaining()).isEqualTo(12);
    assertThatThrownBy(() -> data.bytes(place, 12))
        .hasMessage("all data in other files together is larger than 2 GiB");
  }

  /** A file with a hole claims three gigabytes in a few kilobytes. */
  @Test
  void moreThanAnArrayHoldsIsRefusedBeforeAnythingIsAllocated() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("big.bin").toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    var place = new ExternalData.Place("big.bin", 0, OptionalLong.empty());
    assertThatThrownBy(() -> new DataFolder(folder.resolve("m.onnx")).bytes(place, 3L << 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larger than 2 GiB");
  }

  private void assertRefused(String said, String... entries) {
    assertThatThrownBy(() -> open(entries))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessageContaining("m.onnx' cannot be read as ONNX: tensor 'w': ")
        .hasMessageContaining(said);
  }

  private OnnxFile open(String... entries) {
    try {
      return OnnxFile.open(written(entries), ExternalFiles.OF_ITS_FOLDER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path written(String... entries) throws IOException {
    return Files.write(folder.resolve("m.onnx"), adding(3, entries));
  }

  private static byte[] adding(int elements, String... entries) {
    Message tensor = new Message().number(1, elements).number(2, 1).text(8, "w");
    for (String entry : entries) {
      int cut = entry.indexOf('=');
      tensor.message(
          13, new Message().text(1, entry.substring(0, cut)).text(2, entry.substring(cut + 1)));
    }
    List<Message> parts = new ArrayList<>();
    parts.add(new Message().message(5, tensor.number(14, 1)));
    parts.add(node("Add", List.of("x", "w"), "y"));
    parts.add(input("x", 0, 3));
    parts.add(output("y", 0, 3));
    return model(13, graph(parts.toArray(Message[]::new)));
  }
}
