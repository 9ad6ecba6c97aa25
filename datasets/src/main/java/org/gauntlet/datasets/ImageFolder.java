package org.gauntlet.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gauntlet.core.Example;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;

/**
 * Images sorted into one folder per class, all of one size. Folders {@code train} and {@code test}
 * above the class folders are the splits; without them {@link StableSplit} divides the images by
 * their names. Classes are numbered in the order of their names over both splits; ids read {@code
 * cat/0001.png}. One channel when every file declares grey, otherwise three.
 */
record ImageFolder(String name, Path root) {
  /** One image under its id. */
  private record Item(String id, Path file, int label) {}

  /** The folder itself may be reached by a link; what lies below it may not. */
  static ImageFolder at(String name, Path folder) {
    try {
      return new ImageFolder(name, folder.toRealPath());
    } catch (IOException e) {
      throw Refusal.input(
          "%s cannot be opened (%s): check its permissions".formatted(folder, Reason.of(e)), e);
    }
  }

  Dataset read(Split split) {
    ImageTree train = ImageTree.of(root.resolve(Split.TRAIN.word()));
    ImageTree test = ImageTree.of(root.resolve(Split.TEST.word()));
    // A split holds class folders; a class that happens to be called train holds none.
    boolean ownSplits = !train.classes().isEmpty() || !test.classes().isEmpty();
    List<ImageTree> trees = ownSplits ? List.of(train, test) : List.of(ImageTree.of(root));
    List<String> classes = classes(trees);
    List<Item> all = trees.stream().flatMap(tree -> items(tree, classes)).toList();
    Predicate<Item> wanted =
        ownSplits
            ? item -> item.file.startsWith(root.resolve(split.word()))
            : item -> StableSplit.of(item.id) == split;
    List<Item> chosen = all.stream().filter(wanted).toList();
    if (chosen.isEmpty()) {
      throw refused("has no images for the %s split".formatted(split.word()));
    }
    Shape shape = shape(all.stream().map(Item::file).toList());
    List<Example> examples =
        chosen.stream()
            .map(item -> new Example(item.id, ImageFile.read(item.file, shape), item.label))
            .toList();
    return Pixels.dataset(name, shape, classes, examples);
  }

  private List<String> classes(List<ImageTree> trees) {
    List<String> classes =
        trees.stream().flatMap(tree -> tree.classes().stream()).distinct().sorted().toList();
    if (classes.size() < 2) {
      throw refused("has %s class folders, expected at least two".formatted(classes.size()));
    }
    return classes;
  }

  private static Stream<Item> items(ImageTree tree, List<String> classes) {
    return IntStream.range(0, classes.size())
        .boxed()
        .flatMap(label ->
            tree.images(classes.get(label)).stream()
                .map(file -> new Item(tree.id(file), file, label)));
  }

  /** The shape all images agree on, by their headers. */
  private static Shape shape(List<Path> files) {
    ImageHeader first = ImageHeader.read(files.getFirst());
    boolean grey = true;
    for (Path file : files) {
      ImageHeader header = ImageHeader.read(file);
      if (header.width() != first.width() || header.height() != first.height()) {
        throw Refusal.input(
            "%s has %sx%s pixels and %s has %sx%s: bring all images to one size"
                .formatted(
                    files.getFirst(),
                    first.width(),
                    first.height(),
                    file,
                    header.width(),
                    header.height()));
      }
      grey &= header.grey();
    }
    return Shape.of(grey ? 1 : 3, first.height(), first.width());
  }

  private Refusal refused(String finding) {
    return Refusal.input(
        "%s %s: put images into one folder per class, or into train and test folders of such"
            .formatted(root, finding));
  }
}
