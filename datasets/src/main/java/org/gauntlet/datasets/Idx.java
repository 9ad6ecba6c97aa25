package org.gauntlet.datasets;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;

/**
 * MNIST and its relatives: two IDX files for each split, plain or gzip. Images become (1, H, W) in
 * [0, 1]; ids read {@code mnist-test-00012}.
 */
final class Idx {
  private Idx() {}

  static boolean isIn(Path folder) {
    return imagesOf(folder, Split.TRAIN).isPresent() || imagesOf(folder, Split.TEST).isPresent();
  }

  /** Reads a split; labels must lie below {@code classes}. */
  static Dataset read(String name, Path folder, Split split, int classes) {
    Path imageFile = imagesOf(folder, split).orElseThrow(() -> missing(folder, split, "images", 3));
    Path labelFile = labelsOf(folder, split).orElseThrow(() -> missing(folder, split, "labels", 1));
    return pair(name + "-" + split.word(), name, imageFile, labelFile, classes);
  }

  /** One more than the largest label of either split, and two at least. */
  static int classes(Path folder) {
    int largest = 1;
    for (Split split : Split.values()) {
      Optional<Path> file = labelsOf(folder, split);
      if (file.isPresent()) {
        ByteBuffer labels = IdxArray.read(file.get(), 1).content();
        while (labels.hasRemaining()) {
          largest = Math.max(largest, Byte.toUnsignedInt(labels.get()));
        }
      }
    }
    return largest + 1;
  }

  private static Dataset pair(
      String prefix, String name, Path imageFile, Path labelFile, int classes) {
    IdxArray images = IdxArray.read(imageFile, 3);
    IdxArray labels = IdxArray.read(labelFile, 1);
    if (images.size() != labels.size()) {
      throw Refusal.input(
          "%s has %s images and %s has %s labels: take both from one source"
              .formatted(imageFile, images.size(), labelFile, labels.size()));
    }
    Shape shape = Shape.of(1, images.extents().get(1), images.extents().get(2));
    byte[] pixels = images.content().array();
    int start = images.content().arrayOffset();
    List<Example> examples =
        IntStream.range(0, images.size())
            .mapToObj(i ->
                new Example(
                    Pixels.id(prefix, i),
                    Pixels.scaled(shape, pixels, start + i * shape.size()),
                    Labels.checked(
                        Byte.toUnsignedInt(labels.content().get(i)), i, classes, labelFile)))
            .toList();
    return Pixels.dataset(name, shape, Pixels.numbered(classes), examples);
  }

  private static Optional<Path> imagesOf(Path folder, Split split) {
    return DataFile.find(folder, names(split, "images", 3));
  }

  private static Optional<Path> labelsOf(Path folder, Split split) {
    return DataFile.find(folder, names(split, "labels", 1));
  }

  /** As on the original page, and with the dot that some copies have. */
  private static List<String> names(Split split, String part, int rank) {
    String prefix = split == Split.TRAIN ? "train" : "t10k";
    return List.of(
        prefix + "-" + part + "-idx" + rank + "-ubyte",
        prefix + "-" + part + ".idx" + rank + "-ubyte");
  }

  private static Refusal missing(Path folder, Split split, String part, int rank) {
    return Refusal.input(
        ("%s has no %s[.gz], the %s of the %s split: put it there or name another "
                + "folder with --data-dir")
            .formatted(folder, names(split, part, rank).getFirst(), part, split.word()));
  }
}
