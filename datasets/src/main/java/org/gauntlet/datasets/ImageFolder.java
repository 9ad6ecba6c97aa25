package org.gauntlet.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.core.Example;
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

  Dataset read(Split split) {
    List<String> classes =
        trees().flatMap(tree -> tree.classes().stream()).distinct().sorted().toList();
    if (classes.size() < 2) {
      throw refused("has " + classes.size() + " class folders, expected at least two");
    }
    List<Item> train = items(Split.TRAIN, classes);
    List<Item> test = items(Split.TEST, classes);
    List<Item> wanted = split == Split.TRAIN ? train : test;
    if (wanted.isEmpty()) {
      throw refused("has no images for the " + split.word() + " split");
    }
    Shape shape = shape(Stream.concat(train.stream(), test.stream()).map(Item::file).toList());
    List<Example> examples =
        wanted.stream()
            .map(item -> new Example(item.id, ImageFile.read(item.file, shape), item.label))
            .toList();
    return Pixels.dataset(name, shape, classes, examples);
  }

  private Stream<ImageTree> trees() {
    return hasSplits()
        ? Stream.of(Split.values()).filter(this::isSplit).map(split -> new ImageTree(folder(split)))
        : Stream.of(new ImageTree(root));
  }

  private List<Item> items(Split split, List<String> classes) {
    if (hasSplits()) {
      return isSplit(split) ? all(new ImageTree(folder(split)), classes) : List.of();
    }
    return all(new ImageTree(root), classes).stream()
        .filter(item -> StableSplit.of(item.id) == split)
        .toList();
  }

  private static List<Item> all(ImageTree tree, List<String> classes) {
    List<Item> items = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      for (Path file : tree.images(classes.get(label))) {
        items.add(new Item(tree.id(file), file, label));
      }
    }
    return items;
  }

  private boolean hasSplits() {
    return isSplit(Split.TRAIN) || isSplit(Split.TEST);
  }

  /** A split holds class folders; a class that happens to be named train holds none. */
  private boolean isSplit(Split split) {
    return ImageTree.isFolder(folder(split)) && !new ImageTree(folder(split)).classes().isEmpty();
  }

  private Path folder(Split split) {
    return root.resolve(split.word());
  }

  /** The shape all images agree on, by their headers. */
  private static Shape shape(List<Path> files) {
    ImageHeader first = ImageHeader.read(files.getFirst());
    boolean grey = true;
    for (Path file : files) {
      ImageHeader header = ImageHeader.read(file);
      if (header.width() != first.width() || header.height() != first.height()) {
        throw Refusal.input(
            files.getFirst()
                + " has "
                + first.width()
                + "x"
                + first.height()
                + " pixels and "
                + file
                + " has "
                + header.width()
                + "x"
                + header.height()
                + ": bring all images to one size");
      }
      grey &= header.grey();
    }
    return Shape.of(grey ? 1 : 3, first.height(), first.width());
  }

  private Refusal refused(String finding) {
    return Refusal.input(
        root
            + " "
            + finding
            + ": put images into one folder per class, or into train and test folders of such");
  }
}
