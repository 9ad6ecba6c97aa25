package org.gauntlet.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gauntlet.core.Example;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("mine.npz");
  }

  private Dataset open(Split split) {
    return Datasets.open(file.toString(), Optional.empty(), split, OptionalInt.empty());
  }

  /** Opens a file whose inputs are all of the test split. */
  private Dataset test(byte[] inputs, byte[] labels) throws IOException {
    new NpzFiles().with("x_test", inputs).with("y_test", labels).write(file);
    return open(Split.TEST);
  }

  @Test
  void bytes_are_divided_by_255_and_numbers_kept() throws IOException {
    Dataset bytes =
        test(NpzFiles.bytes("(2, 1, 2)", 0, 51, 255, 102), NpzFiles.bytes("(2,)", 0, 4));
    assertThat(bytes.domain().input()).isEqualTo(Shape.of(1, 1, 2));
    assertThat(bytes.domain().classes()).isEqualTo(5);
    assertThat(bytes.examples().getLast().input().toArray()).containsExactly(1f, 0.4f);
    Dataset floats =
        test(NpzFiles.floats("(2, 2)", 0, 0.2f, 1, 0.4f), NpzFiles.longs("(2, 1)", 0, 4));
    assertThat(floats.domain().input()).isEqualTo(Shape.of(2));
    assertThat(floats.examples().getLast().input().toArray()).containsExactly(1f, 0.4f);
    assertThat(floats.examples()).extracting(Example::id).startsWith("mine-test-00000");
  }

  @Test
  void channels_may_come_first_or_last() throws IOException {
    byte[] labels = NpzFiles.longs("(1,)", 1);
    Dataset last = test(NpzFiles.bytes("(1, 1, 2, 3)", 1, 2, 3, 4, 5, 6), labels);
    Dataset first = test(NpzFiles.bytes("(1, 3, 1, 2)", 1, 4, 2, 5, 3, 6), labels);
    assertThat(first.domain().input()).isEqualTo(Shape.of(3, 1, 2));
    assertThat(first.examples().getFirst().input().toArray()).startsWith(1 / 255f, 4 / 255f);
    assertThat(last.domain().input()).isEqualTo(Shape.of(1, 2, 3));
    Dataset turned =
        test(NpzFiles.bytes("(1, 2, 2, 3)", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), labels);
    assertThat(turned.domain().input()).isEqualTo(Shape.of(3, 2, 2));
    float[] values = turned.examples().getFirst().input().times(255).toArray();
    assertThat(values).containsExactly(1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12);
  }

  @ParameterizedTest
  @CsvSource({"x, y", "images, labels", "inputs, y"})
  void a_file_without_splits_is_divided_by_index_once_and_for_all(String x, String y)
      throws IOException {
    int[] labels = new int[200];
    labels[199] = 3;
    new NpzFiles()
        .with(x, NpzFiles.bytes("(200, 1)", new int[200]))
        .with(y, NpzFiles.bytes("(200,)", labels))
        .write(file);
    List<String> ids = new ArrayList<>();
    for (Split split : Split.values()) {
      assertThat(open(split).domain().classes()).isEqualTo(4);
      open(split).examples().forEach(example -> ids.add(example.id()));
    }
    assertThat(open(Split.TEST).size()).isBetween(25, 55);
    assertThat(ids).hasSize(200).contains("mine-00000", "mine-00199").doesNotHaveDuplicates();
    Set<String> test = new HashSet<>();
    open(Split.TEST).examples().forEach(example -> test.add(example.id()));
    Files.move(file, folder.resolve("other.npz"));
    file = folder.resolve("other.npz");
    assertThat(open(Split.TEST).examples())
        .extracting(example -> example.id().replace("other", "mine"))
        .containsExactlyInAnyOrderElementsOf(test);
  }

  @Test
  void splits_of_the_file_count_the_same_classes() throws IOException {
    new NpzFiles()
        .with("x_train", NpzFiles.bytes("(1, 1)", 0))
        .with("y_train", NpzFiles.bytes("(1,)", 8))
        .with("x_test", NpzFiles.bytes("(1, 1)", 0))
        .with("y_test", NpzFiles.bytes("(1,)", 2))
        .write(file);
    assertThat(open(Split.TEST).domain().classes()).isEqualTo(9);
    assertThat(open(Split.TRAIN).domain().classes()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.42, 2.8, already normalised",
    "0, 255, like 0-255",
    "0, 3, already normalised",
    "-0.00001, 1, already normalised"
  })
  void values_outside_are_refused_with_their_range_and_the_likely_cause(
      float low, float high, String cause) {
    Refused.input(() -> test(NpzFiles.floats("(2, 1)", low, high), NpzFiles.bytes("(2,)", 0, 1)))
        .contains("values from " + (double) low + " to " + (double) high)
        .contains(cause);
  }

  @Test
  void a_rounding_error_outside_is_clipped() throws IOException {
    Dataset data =
        test(NpzFiles.floats("(2, 1)", -5e-7f, 1.0000005f), NpzFiles.bytes("(2,)", 0, 1));
    assertThat(data.examples().get(0).input().at(0)).isEqualTo(0f);
    assertThat(data.examples().get(1).input().at(0)).isEqualTo(1f);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void numbers_that_are_none_are_refused_with_their_place(float value) {
    Refused.input(() -> test(NpzFiles.floats("(2, 1)", 0, value), NpzFiles.bytes("(2,)", 0, 1)))
        .contains("the value " + value + " at position 1");
  }

  @Test
  void labels_must_be_class_numbers() {
    byte[] inputs = NpzFiles.bytes("(2, 1)", 0, 255);
    Refused.input(() -> test(inputs, NpzFiles.longs("(2,)", 1, -1)))
        .contains("label -1 at index 1");
    Refused.input(() -> test(inputs, NpzFiles.longs("(2,)", 1, 1L << 40)))
        .contains("label 1099511627776 at index 1");
    Refused.input(() -> test(inputs, NpzFiles.floats("(2,)", 1, 0.5f)))
        .contains("0.5 at index 1")
        .contains("whole numbers");
    Refused.input(() -> test(inputs, NpzFiles.longs("(3,)", 1, 2, 3)))
        .contains("2 inputs")
        .contains("3 labels");
    Refused.input(() -> test(inputs, NpzFiles.longs("(2, 2)", 1, 0, 0, 1))).contains("one-hot");
  }

  @Test
  void shapes_that_are_no_inputs_are_refused() {
    byte[] labels = NpzFiles.bytes("(1,)", 0);
    Refused.input(() -> test(NpzFiles.bytes("()", 1), labels)).contains("0 inputs");
    Refused.input(() -> test(NpzFiles.bytes("(1,)", 1), labels)).contains("expected (N, D)");
    Refused.input(() -> test(NpzFiles.bytes("(1, 1, 1, 1, 1)", 1), labels)).contains("reshape");
    Refused.input(() -> test(NpzFiles.bytes("(0, 2)"), NpzFiles.bytes("(0,)")))
        .contains("0 inputs");
  }

  @Test
  void a_missing_array_is_named_with_those_that_are_there() throws IOException {
    new NpzFiles().with("data", NpzFiles.bytes("(1, 1)", 0)).write(file);
    Refused.input(() -> open(Split.TEST))
        .contains("[data]")
        .contains("x_test or images_test or inputs_test or x or images or inputs");
    new NpzFiles().with("x", NpzFiles.bytes("(1, 1)", 0)).write(file);
    Refused.input(() -> open(Split.TEST)).contains("[x]").contains("y or labels");
  }

  @Test
  void too_few_examples_for_a_split_are_told() throws IOException {
    new NpzFiles()
        .with("x", NpzFiles.bytes("(1, 1)", 0))
        .with("y", NpzFiles.bytes("(1,)", 0))
        .write(file);
    Refused.input(
            () -> {
              open(Split.TEST);
              open(Split.TRAIN);
            })
        .contains("1 examples, too few");
  }

  @Test
  void objects_are_never_unpickled() {
    byte[] pickle = NpzFiles.npy("|O", false, "(1,)", "cos\nsystem\n(S'true'\ntR.".getBytes(UTF_8));
    Refused.input(() -> test(NpzFiles.bytes("(1, 1)", 0), pickle)).contains("never unpickled");
  }

  @Test
  void bombs_are_refused() throws IOException {
    byte[] zeros = NpzFiles.npy("|u1", false, "(4194304, 1)", new byte[4 << 20]);
    Refused.input(() -> test(zeros, NpzFiles.bytes("(1,)", 0))).contains("100 times");
    NpzFiles many = new NpzFiles();
    for (int i = 0; i < 10_001; i++) {
      many.withEntry("a" + i, new byte[0]);
    }
    many.write(file);
    Refused.input(() -> open(Split.TEST)).contains("10001 entries, at most 10000");
  }

  @ParameterizedTest
  @CsvSource({"../../x.npy", "/etc/x.npy", "a\\b.npy"})
  void entries_that_point_elsewhere_are_refused(String entry) throws IOException {
    new NpzFiles().withEntry(entry, new byte[1]).write(file);
    Refused.input(() -> open(Split.TEST)).contains("entry named \"" + entry + "\"");
  }

  @Test
  void two_entries_of_one_name_are_refused() throws IOException {
    new NpzFiles().with("x", new byte[1]).with("z", new byte[1]).write(file);
    byte[] zip = Files.readAllBytes(file);
    for (int i = 0; i < zip.length - 5; i++) {
      zip[i] = zip[i] == 'z' && zip[i + 1] == '.' ? (byte) 'x' : zip[i];
    }
    Files.write(file, zip);
    Refused.input(() -> open(Split.TEST)).contains("two entries named \"x.npy\"");
  }

  @Test
  void broken_and_encrypted_archives_are_refused() throws IOException {
    new NpzFiles().with("x", NpzFiles.bytes("(1, 1)", 0)).write(file);
    byte[] zip = Files.readAllBytes(file);
    int directory = lastIndexOf(zip, new byte[] {'P', 'K', 1, 2});
    zip[directory + 8] |= 1;
    Files.write(file, zip);
    Refused.input(() -> open(Split.TEST)).contains("encrypted");
    Files.write(file, Arrays.copyOf(zip, zip.length - 10));
    Refused.input(() -> open(Split.TEST)).contains("cannot be read as an npz file");
  }

  private static int lastIndexOf(byte[] bytes, byte[] part) {
    for (int i = bytes.length - part.length; i >= 0; i--) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("no such bytes");
  }
}
