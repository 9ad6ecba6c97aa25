package org.gauntlet.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gauntlet.core.Example;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;

/**
 * The binary versions of CIFAR-10 and CIFAR-100, plain or gzip: records of one label byte (of two
 * with 100 classes, where the second, fine one counts) and 3,072 pixel bytes (3, 32, 32). Images
 * are in [0, 1].
 */
enum Cifar {
  TEN("cifar10", 10, 1, "batches.meta.txt") {
    @Override
    List<String> files(Split split) {
      return split == Split.TEST
          ? List.of("test_batch.bin")
          : IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList();
    }
  },
  HUNDRED("cifar100", 100, 2, "fine_label_names.txt") {
    @Override
    List<String> files(Split split) {
      return List.of(split.word() + ".bin");
    }
  };

  private static final Shape SHAPE = Shape.of(3, 32, 32);

  final String title;
  private final int classes;
  private final int labelBytes;
  private final String namesFile;

  Cifar(String title, int classes, int labelBytes, String namesFile) {
    this.title = title;
    this.classes = classes;
    this.labelBytes = labelBytes;
    this.namesFile = namesFile;
  }

  /** The files of a split, of which the training split may lack some. */
  abstract List<String> files(Split split);

  boolean isIn(Path folder) {
    return Stream.of(Split.values())
        .anyMatch(split -> DataFile.find(folder, files(split)).isPresent());
  }

  Dataset read(Path folder, Split split) {
    List<Example> examples = new ArrayList<>();
    for (String name : files(split)) {
      DataFile.find(folder, List.of(name)).ifPresent(file -> addAll(file, split, examples));
    }
    if (examples.isEmpty()) {
      throw Refusal.input(
          ("%s has no %s[.gz], the %s split of %s: put it there or name another "
                  + "folder with --data-dir")
              .formatted(folder, files(split).getFirst(), split.word(), title));
    }
    return Pixels.dataset(title, SHAPE, classNames(folder), examples);
  }

  private void addAll(Path file, Split split, List<Example> examples) {
    byte[] bytes = DataFile.read(file);
    int width = labelBytes + SHAPE.size();
    if (bytes.length == 0 || bytes.length % width != 0) {
      throw Refusal.input(
          ("%s has %s bytes, expected a multiple of %s (the binary version of %s): "
                  + "it is cut short or %s, fetch it again")
              .formatted(file, bytes.length, width, title, FileKind.guess(bytes)));
    }
    for (int i = 0; i < bytes.length / width; i++) {
      int pixels = i * width + labelBytes;
      int label = Labels.checked(Byte.toUnsignedInt(bytes[pixels - 1]), i, classes, file);
      String id = Pixels.id(title + "-" + split.word(), examples.size());
      examples.add(new Example(id, Pixels.scaled(SHAPE, bytes, pixels), label));
    }
  }

  /** The names that lie beside the data, or numbers. */
  private List<String> classNames(Path folder) {
    Optional<Path> file = DataFile.find(folder, List.of(namesFile));
    if (file.isEmpty()) {
      return Pixels.numbered(classes);
    }
    List<String> names = lines(file.get());
    if (names.size() != classes) {
      throw Refusal.input(
          "%s names %s classes, expected %s: mend it, or remove it to number the classes"
              .formatted(file.get(), names.size(), classes));
    }
    return names;
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException | UncheckedIOException e) {
      throw Refusal.input(
          "%s cannot be read as text (%s): fetch it again".formatted(file, Reason.of(e)), e);
    }
  }
}
