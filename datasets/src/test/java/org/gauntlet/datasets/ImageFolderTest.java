package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gauntlet.core.Example;
import org.gauntlet.core.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final BufferedImage COLOUR = ImageFiles.colours(5, 3);
  private static final BufferedImage GREY = new BufferedImage(5, 3, BufferedImage.TYPE_BYTE_GRAY);

  @TempDir private Path folder;

  private Dataset open(Split split) {
    return Datasets.open(folder.toString(), Optional.empty(), split, OptionalInt.empty());
  }

  private void png(String path, BufferedImage image) {
    ImageFiles.write(folder.resolve(path), image, "png");
  }

  private static List<String> ids(Dataset data) {
    return data.examples().stream().map(Example::id).toList();
  }

  @Test
  void class_folders_under_train_and_test_are_the_splits() {
    png("train/dog/b.png", COLOUR);
    png("train/dog/a.PNG", COLOUR);
    png("train/cat/z.png", COLOUR);
    png("test/eel/1.png", COLOUR);
    Dataset train = open(Split.TRAIN);
    assertThat(train.classNames()).containsExactly("cat", "dog", "eel");
    assertThat(ids(train)).containsExactly("cat/z.png", "dog/a.PNG", "dog/b.png");
    assertThat(train.examples()).extracting(Example::label).containsExactly(0, 1, 1);
    Dataset test = open(Split.TEST);
    assertThat(test.classNames()).isEqualTo(train.classNames());
    assertThat(test.examples()).extracting(Example::label).containsExactly(2);
    assertThat(test.domain()).isEqualTo(train.domain());
  }

  @Test
  void a_missing_split_is_refused_with_what_to_do() {
    png("train/dog/b.png", COLOUR);
    png("train/cat/z.png", COLOUR);
    Refused.input(() -> open(Split.TEST)).contains("no images for the test split");
  }

  @Test
  void without_them_every_image_has_its_fixed_side_by_name() throws IOException {
    for (int i = 0; i < 60; i++) {
      png("cat/" + i + ".png", COLOUR);
      png("dog/" + i + ".png", COLOUR);
    }
    List<String> test = ids(open(Split.TEST));
    List<String> all = new ArrayList<>(test);
    all.addAll(ids(open(Split.TRAIN)));
    assertThat(all).hasSize(120).doesNotHaveDuplicates();
    assertThat(test).hasSizeBetween(12, 38);
    for (String id : List.copyOf(test.subList(0, 5))) {
      Files.delete(folder.resolve(id));
    }
    png("cat/new.png", COLOUR);
    assertThat(ids(open(Split.TEST))).containsAll(test.subList(5, test.size()));
  }

  @Test
  void a_class_may_be_called_train() {
    for (int i = 0; i < 30; i++) {
      png("train/" + i + ".png", COLOUR);
      png("ship/" + i + ".png", COLOUR);
    }
    assertThat(open(Split.TRAIN).classNames()).containsExactly("ship", "train");
  }

  @Test
  void grey_is_one_channel_only_if_all_images_of_both_splits_are() {
    png("train/a/1.png", GREY);
    png("train/b/1.png", GREY);
    png("test/a/1.png", GREY);
    assertThat(open(Split.TRAIN).domain().input()).isEqualTo(Shape.of(1, 3, 5));
    png("test/a/1.png", COLOUR);
    assertThat(open(Split.TRAIN).domain().input()).isEqualTo(Shape.of(3, 3, 5));
    assertThat(open(Split.TEST).domain().input()).isEqualTo(Shape.of(3, 3, 5));
  }

  @Test
  void images_of_two_sizes_are_both_named() {
    png("train/a/1.png", COLOUR);
    png("train/b/1.png", ImageFiles.colours(6, 3));
    Refused.input(() -> open(Split.TRAIN))
        .contains("5x3")
        .contains("6x3")
        .contains("bring all images to one size");
  }

  @Test
  void links_are_skipped_whether_they_circle_or_lead_outside(@TempDir Path outside)
      throws IOException {
    png("train/a/1.png", COLOUR);
    png("train/b/1.png", COLOUR);
    ImageFiles.write(outside.resolve("x/secret.png"), COLOUR, "png");
    Files.createSymbolicLink(folder.resolve("train/loop"), folder);
    Files.createSymbolicLink(folder.resolve("train/x"), outside.resolve("x"));
    Files.createSymbolicLink(
        folder.resolve("train/a/2.png"), outside.resolve("x").resolve("secret.png"));
    Dataset data = open(Split.TRAIN);
    assertThat(data.classNames()).containsExactly("a", "b");
    assertThat(ids(data)).containsExactly("a/1.png", "b/1.png");
  }

  @Test
  void the_folder_itself_may_be_given_by_a_link(@TempDir Path elsewhere) throws IOException {
    png("train/a/1.png", COLOUR);
    png("train/b/1.png", COLOUR);
    Path link = Files.createSymbolicLink(elsewhere.resolve("pets"), folder);
    Dataset data =
        Datasets.open(link.toString(), Optional.empty(), Split.TRAIN, OptionalInt.empty());
    assertThat(data.name()).isEqualTo("pets");
    assertThat(ids(data)).isEqualTo(ids(open(Split.TRAIN)));
  }

  @Test
  void a_split_that_is_a_link_is_not_followed(@TempDir Path elsewhere) throws IOException {
    ImageFiles.write(elsewhere.resolve("a/1.png"), COLOUR, "png");
    Files.createSymbolicLink(folder.resolve("test"), elsewhere);
    png("train/a/1.png", COLOUR);
    png("train/b/1.png", COLOUR);
    Refused.input(() -> open(Split.TEST)).contains("no images for the test split");
  }

  @Test
  void other_files_and_hidden_ones_are_passed_over() throws IOException {
    png("train/a/1.png", COLOUR);
    png("train/b/1.png", COLOUR);
    png("train/b/.2.png", COLOUR);
    png("train/b/deeper/3.png", COLOUR);
    Files.writeString(folder.resolve("train/a/notes.txt"), "hello");
    Files.writeString(folder.resolve("train/README"), "hello");
    Files.createDirectory(folder.resolve("train/.cache"));
    assertThat(ids(open(Split.TRAIN))).containsExactly("a/1.png", "b/1.png");
  }

  @Test
  void class_names_may_be_anything_a_folder_may_be_called() {
    List<String> names =
        List.of("<script>alert(1)<", "\u202Eright to left", "\uD83D\uDC31", "n".repeat(250));
    names.forEach(name -> png("train/" + name + "/1.png", COLOUR));
    assertThat(open(Split.TRAIN).classNames()).containsExactlyInAnyOrderElementsOf(names);
    png("train/two\nlines/1.png", COLOUR);
    assertThat(open(Split.TRAIN).classNames()).contains("two\nlines");
  }

  @Test
  void a_folder_of_one_class_or_of_none_is_refused() {
    Refused.input(() -> open(Split.TRAIN)).contains("has 0 class folders");
    png("a/1.png", COLOUR);
    Refused.input(() -> open(Split.TRAIN)).contains("has 1 class folders, expected at least two");
  }

  @Test
  void real_photos_are_read_in_colour() {
    Path real = RealData.folder("image-folder");
    List<Dataset> splits =
        Stream.of(Split.values())
            .map(split ->
                Datasets.open(real.toString(), Optional.empty(), split, OptionalInt.empty()))
            .toList();
    assertThat(splits.stream().mapToInt(Dataset::size).sum()).isEqualTo(100);
    for (Dataset data : splits) {
      assertThat(data.domain().input()).isEqualTo(Shape.of(3, 32, 32));
      assertThat(data.classNames()).hasSize(10).startsWith("airplane", "automobile", "bird");
      assertThat(data.statistics().mean()).allSatisfy(m -> assertThat(m).isBetween(0.35, 0.6));
    }
  }
}
