package org.gauntlet.datasets;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Spelling;

/** Opens data by the words people write after {@code --data} and {@code --data-dir}. */
public final class Datasets {
  /** A data set that has a name, in one line. */
  public record Entry(String name, String line) {}

  private static final List<Entry> CATALOGUE =
      List.of(
          new Entry("strokes", "drawn digits and letters, 28x28 grey, 10 classes, no download"),
          new Entry("mnist", "handwritten digits or a relative, 28x28 grey, 10 classes, IDX files"),
          new Entry("cifar10", "small photos, 32x32 colour, 10 classes, binary version"),
          new Entry("cifar100", "small photos, 32x32 colour, 100 classes, binary version"));

  /**
   * Fixed, so that the name stands for the same drawings in every run: were it the seed of the run,
   * a model trained with one seed would have met the test drawings of another.
   */
  private static final Seed STROKES = new Seed(28);

  private Datasets() {}

  /** The data sets that have names. */
  public static List<Entry> catalogue() {
    return CATALOGUE;
  }

  /**
   * Opens a split of a named data set, or of a folder or npz file given as a path.
   *
   * @param name a name of the catalogue; or a folder of IDX files, of CIFAR-10 files or of one
   *     folder of images per class; or an npz file
   * @param folder where a named data set lies: the folder of its files or the folder above
   * @param first how many examples are wanted at most; strokes draws that many, by default 8,000
   *     for training and 2,000 for test
   */
  public static Dataset open(String name, Optional<Path> folder, Split split, OptionalInt first) {
    if (name.equals("strokes")) {
      int standard = split == Split.TRAIN ? 8000 : 2000;
      return new Strokes(STROKES).draw(split, first.orElse(standard));
    }
    Dataset whole = whole(name, folder, split);
    return first.isPresent() ? whole.first(first.getAsInt()) : whole;
  }

  private static Dataset whole(String name, Optional<Path> folder, Split split) {
    return switch (name) {
      case "mnist" -> Idx.read(name, home(name, folder), split, 10);
      case "cifar10" -> Cifar.TEN.read(home(name, folder), split);
      case "cifar100" -> Cifar.HUNDRED.read(home(name, folder), split);
      default -> at(name, split);
    };
  }

  /** The folder of a named data set. */
  private static Path home(String name, Optional<Path> folder) {
    Path given =
        folder.orElseThrow(() ->
            Refusal.usage(
                "--data %s needs --data-dir, the folder with its files (strokes needs none)"
                    .formatted(name)));
    if (!Files.isDirectory(given)) {
      throw Refusal.input("there is no folder %s: check --data-dir".formatted(given));
    }
    Path inner = given.resolve(name);
    return Files.isDirectory(inner) ? inner : given;
  }

  /** Data given by its path: what it is shows in the files. */
  private static Dataset at(String name, Split split) {
    Path path = existing(name);
    String title = title(path);
    if (!Files.isDirectory(path)) {
      return Npz.read(title, path, split);
    } else if (Idx.isIn(path)) {
      return Idx.read(title, path, split, Idx.classes(path));
    } else if (Cifar.TEN.isIn(path)) {
      return Cifar.TEN.read(path, split);
    } else if (Cifar.HUNDRED.isIn(path)) {
      return Cifar.HUNDRED.read(path, split);
    }
    return ImageFolder.at(title, path).read(split);
  }

  private static Path existing(String name) {
    try {
      Path path = Path.of(name);
      if (!name.isEmpty() && Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw unknown(name);
    }
    throw unknown(name);
  }

  /** The last part of a path without npz, which names the examples of a file. */
  private static String title(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String title = last == null ? "" : last.toString().replaceFirst("\\.npz$", "");
    return title.isEmpty() ? "data" : title;
  }

  private static Refusal unknown(String name) {
    List<String> names = CATALOGUE.stream().map(Entry::name).toList();
    if (name.contains("/") || name.contains("\\") || name.endsWith(".npz")) {
      return Refusal.input("there is no file or folder %s: check --data".formatted(name));
    }
    return Refusal.usage(
        "there is no data set or path \"%s\", expected one of %s, a folder or an npz file%s"
            .formatted(name, String.join(", ", names), Spelling.hint(name, names)));
  }
}
