package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gauntlet.core.Example;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
  @TempDir private Path folder;

  private Dataset open(String name, Split split) {
    return Datasets.open(name, Optional.of(folder), split, OptionalInt.empty());
  }

  /** One record: the label bytes, then 1,024 bytes each of red 255, green 51, blue 0. */
  private static byte[] records(int... labels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int label : labels) {
      bytes.write(label);
      for (int level : new int[] {255, 51, 0}) {
        byte[] plane = new byte[1024];
        Arrays.fill(plane, (byte) level);
        bytes.writeBytes(plane);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void reads_planes_of_red_green_and_blue() throws IOException {
    Files.write(folder.resolve("test_batch.bin"), records(3, 9));
    Dataset data = open("cifar10", Split.TEST);
    assertThat(data.domain().input()).isEqualTo(Shape.of(3, 32, 32));
    assertThat(data.classNames()).hasSize(10).startsWith("0", "1");
    assertThat(data.examples()).extracting(Example::label).containsExactly(3, 9);
    Example last = data.examples().getLast();
    assertThat(last.id()).isEqualTo("cifar10-test-00001");
    assertThat(last.input().at(0)).isEqualTo(1f);
    assertThat(last.input().at(1024)).isEqualTo(0.2f);
    assertThat(last.input().at(3071)).isZero();
  }

  @Test
  void joins_the_training_batches_in_order_plain_or_gzip() throws IOException {
    Files.write(folder.resolve("data_batch_2.bin.gz"), IdxFiles.gzip(records(2)));
    Files.write(folder.resolve("data_batch_1.bin"), records(1, 0));
    Dataset data = open("cifar10", Split.TRAIN);
    assertThat(data.examples()).extracting(Example::label).containsExactly(1, 0, 2);
    assertThat(data.examples()).extracting(Example::id).endsWith("cifar10-train-00002");
  }

  @Test
  void class_names_come_from_the_file_beside_the_data() throws IOException {
    Files.write(folder.resolve("test_batch.bin"), records(1));
    Path names = folder.resolve("batches.meta.txt");
    Files.writeString(names, "ant\nbee\ncat\ndog\neel\nfox\ngnu\nhen\nibis\njay\n\n");
    assertThat(open("cifar10", Split.TEST).classNames()).startsWith("ant", "bee").endsWith("jay");
    Files.writeString(names, "ant\nbee\n");
    Refused.input(() -> open("cifar10", Split.TEST)).contains("names 2 classes, expected 10");
  }

  @Test
  void of_the_two_labels_of_100_classes_the_fine_one_counts() throws IOException {
    byte[] record = records(99);
    byte[] bytes = new byte[record.length + 1];
    bytes[0] = 7;
    System.arraycopy(record, 0, bytes, 1, record.length);
    Files.write(folder.resolve("test.bin"), bytes);
    Dataset data = open("cifar100", Split.TEST);
    assertThat(data.domain().classes()).isEqualTo(100);
    assertThat(data.examples().getFirst().label()).isEqualTo(99);
    assertThat(data.examples().getFirst().input().at(1024)).isEqualTo(0.2f);
    Files.write(folder.resolve("train.bin"), bytes);
    Dataset byPath =
        Datasets.open(folder.toString(), Optional.empty(), Split.TRAIN, OptionalInt.empty());
    assertThat(byPath).isEqualTo(open("cifar100", Split.TRAIN));
  }

  @Test
  void a_folder_of_batches_is_recognised_by_its_files() throws IOException {
    Files.write(folder.resolve("data_batch_1.bin"), records(1, 0));
    Dataset data =
        Datasets.open(folder.toString(), Optional.empty(), Split.TRAIN, OptionalInt.of(1));
    assertThat(data.examples()).extracting(Example::id).containsExactly("cifar10-train-00000");
  }

  @Test
  void refuses_part_of_a_record_an_empty_file_and_a_wrong_label() throws IOException {
    Path file = folder.resolve("test_batch.bin");
    Files.write(file, Arrays.copyOf(records(1, 2), 6000));
    Refused.input(() -> open("cifar10", Split.TEST)).contains("6000 bytes").contains("of 3073");
    Files.write(file, new byte[0]);
    Refused.input(() -> open("cifar10", Split.TEST)).contains("an empty file");
    Files.write(file, records(1, 10));
    Refused.input(() -> open("cifar10", Split.TEST)).contains("label 10 at index 1");
    Refused.input(() -> open("cifar10", Split.TRAIN)).contains("no data_batch_1.bin[.gz]");
  }

  @Test
  void real_batches_are_balanced_and_colourful() {
    Path real = RealData.folder("cifar10");
    Dataset data = Datasets.open("cifar10", Optional.of(real), Split.TEST, OptionalInt.of(1000));
    assertThat(data.classNames()).startsWith("airplane", "automobile").endsWith("truck");
    int[] counts = new int[10];
    data.examples().forEach(example -> counts[example.label()]++);
    assertThat(IntStream.of(counts)).allMatch(n -> n > 70 && n < 130);
    assertThat(data.statistics().mean().get(0)).isBetween(0.47, 0.51);
    assertThat(data.statistics().mean().get(2)).isBetween(0.43, 0.47);
  }
}
