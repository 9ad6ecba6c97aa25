package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gauntlet.core.Example;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxTest {
  @TempDir private Path folder;

  private Dataset mnist(Split split) {
    return Datasets.open("mnist", Optional.of(folder), split, OptionalInt.empty());
  }

  @Test
  void reads_images_as_fractions_of_255_under_stable_ids() throws IOException {
    IdxFiles.write(folder, Split.TEST, IdxFiles.images(3), IdxFiles.labels(7, 0, 9));
    Dataset data = mnist(Split.TEST);
    assertThat(data.name()).isEqualTo("mnist");
    assertThat(data.domain().input()).isEqualTo(Shape.of(1, 2, 3));
    assertThat(data.domain().classes()).isEqualTo(10);
    assertThat(data.examples()).extracting(Example::label).containsExactly(7, 0, 9);
    assertThat(data.examples().get(2).id()).isEqualTo("mnist-test-00002");
    assertThat(data.examples().get(2).input().toArray())
        .containsExactly(12 / 255f, 13 / 255f, 14 / 255f, 15 / 255f, 16 / 255f, 17 / 255f);
  }

  @Test
  void pixel_255_is_one() throws IOException {
    IdxFiles.write(folder, Split.TEST, IdxFiles.images(43), IdxFiles.labels(new int[43]));
    assertThat(mnist(Split.TEST).examples().get(42).input().at(3)).isEqualTo(1f);
  }

  @Test
  void gzip_is_seen_by_its_content_whatever_the_name() throws IOException {
    byte[] images = IdxFiles.gzip(IdxFiles.images(2));
    IdxFiles.write(folder, Split.TRAIN, images, IdxFiles.labels(1, 2));
    Dataset underPlainName = mnist(Split.TRAIN);
    Files.move(
        folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-images-idx3-ubyte.gz"));
    assertThat(mnist(Split.TRAIN)).isEqualTo(underPlainName);
  }

  @Test
  void the_files_may_lie_in_a_folder_of_the_name() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("mnist"));
    IdxFiles.write(inner, Split.TEST, IdxFiles.images(1), IdxFiles.labels(4));
    assertThat(mnist(Split.TEST).size()).isEqualTo(1);
  }

  @Test
  void a_folder_given_as_data_is_recognised_and_both_splits_count_the_same_classes()
      throws IOException {
    IdxFiles.write(folder, Split.TRAIN, IdxFiles.images(2), IdxFiles.labels(25, 3));
    IdxFiles.write(folder, Split.TEST, IdxFiles.images(1), IdxFiles.labels(4));
    Dataset data =
        Datasets.open(folder.toString(), Optional.empty(), Split.TEST, OptionalInt.of(5));
    assertThat(data.domain().classes()).isEqualTo(26);
    assertThat(data.examples().getFirst().id()).isEqualTo(folder.getFileName() + "-test-00000");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 15, 16, 17, 27})
  void a_short_file_tells_the_bytes_found_and_needed(int length) throws IOException {
    byte[] images = Arrays.copyOf(IdxFiles.images(2), length);
    IdxFiles.write(folder, Split.TEST, images, IdxFiles.labels(1, 2));
    var message = Refused.input(() -> mnist(Split.TEST)).contains("t10k-images-idx3-ubyte");
    if (length >= 4) {
      message
          .contains("it has " + length + " bytes")
          .contains("asks for " + (length < 16 ? 16 : 28));
    }
  }

  @Test
  void a_file_too_long_by_a_byte_is_refused() throws IOException {
    byte[] images = Arrays.copyOf(IdxFiles.images(2), 29);
    IdxFiles.write(folder, Split.TEST, images, IdxFiles.labels(1, 2));
    Refused.input(() -> mnist(Split.TEST)).contains("29 bytes").contains("28");
  }

  @Test
  void swapped_files_are_named_for_what_they_are() throws IOException {
    IdxFiles.write(folder, Split.TEST, IdxFiles.labels(1, 2), IdxFiles.images(2));
    Refused.input(() -> mnist(Split.TEST))
        .contains(
            "t10k-images-idx3-ubyte is an IDX file of labels, expected an IDX file of images");
    IdxFiles.write(folder, Split.TEST, IdxFiles.images(2), IdxFiles.images(2));
    Refused.input(() -> mnist(Split.TEST))
        .contains(
            "t10k-labels-idx1-ubyte is an IDX file of images, expected an IDX file of labels");
  }

  @Test
  void claims_beyond_the_file_are_refused_before_anything_is_allocated() throws IOException {
    for (int[] extents :
        List.of(
            new int[] {Integer.MAX_VALUE, 28, 28},
            new int[] {Integer.MIN_VALUE, 28, 28},
            new int[] {-1, -1, -1},
            new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE},
            new int[] {1 << 22, 1 << 21, 1 << 21})) {
      byte[] images = IdxFiles.array(new byte[1000], extents);
      IdxFiles.write(folder, Split.TEST, images, IdxFiles.labels(1));
      Refused.input(() -> mnist(Split.TEST)).containsAnyOf("cut short", "claims");
    }
  }

  @Test
  void different_counts_are_both_told() throws IOException {
    IdxFiles.write(folder, Split.TEST, IdxFiles.images(3), IdxFiles.labels(1, 2));
    Refused.input(() -> mnist(Split.TEST)).contains("3 images").contains("2 labels");
  }

  @Test
  void a_label_outside_the_classes_is_told_with_its_index() throws IOException {
    IdxFiles.write(folder, Split.TEST, IdxFiles.images(3), IdxFiles.labels(1, 10, 11));
    Refused.input(() -> mnist(Split.TEST)).contains("label 10 at index 1, expected 0 to 9");
  }

  @Test
  void an_empty_array_is_refused() throws IOException {
    IdxFiles.write(folder, Split.TEST, IdxFiles.images(0), IdxFiles.labels());
    Refused.input(() -> mnist(Split.TEST)).contains("holds no data");
  }

  @Test
  void a_missing_file_is_named_with_what_to_do() throws IOException {
    IdxFiles.write(folder, Split.TRAIN, IdxFiles.images(1), IdxFiles.labels(1));
    Refused.input(() -> mnist(Split.TEST))
        .contains("no t10k-images-idx3-ubyte[.gz]")
        .contains("--data-dir");
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    Refused.input(() -> mnist(Split.TRAIN)).contains("no train-labels-idx1-ubyte[.gz]");
  }

  @Test
  void gzip_that_ends_early_or_is_corrupt_is_refused() throws IOException {
    byte[] packed = IdxFiles.gzip(IdxFiles.images(50));
    byte[] labels = IdxFiles.labels(new int[50]);
    IdxFiles.write(folder, Split.TEST, Arrays.copyOf(packed, packed.length / 2), labels);
    Refused.input(() -> mnist(Split.TEST)).contains("cut short");
    packed[packed.length - 6] ^= 1;
    IdxFiles.write(folder, Split.TEST, packed, labels);
    Refused.input(() -> mnist(Split.TEST)).contains("corrupt gzip");
  }

  @Test
  void gzip_that_unpacks_beyond_the_ratio_is_refused() throws IOException {
    byte[] bomb = IdxFiles.gzip(new byte[4 << 20]);
    IdxFiles.write(folder, Split.TEST, bomb, IdxFiles.labels(1));
    Refused.input(() -> mnist(Split.TEST)).contains("100 times");
  }
}
