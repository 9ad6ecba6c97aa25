package org.gauntlet.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.gauntlet.core.Refusal;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Datasets;
import org.gauntlet.datasets.Split;
import picocli.CommandLine.Option;

/** The words that name data. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "NAME",
      defaultValue = "strokes",
      description =
          "strokes, mnist, cifar10, cifar100, a folder or an npz file (default: ${DEFAULT-VALUE})")
  private String name = "strokes";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "the folder with the files of mnist, cifar10 or cifar100")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "only the first N examples (train: of the training part)")
  private Optional<Integer> first = Optional.empty();

  /** Refuses wrong words before anything is read. */
  void check() {
    first
        .filter(n -> n < 1)
        .ifPresent(n -> {
          throw Refusal.usage("--first must be >= 1, got " + n);
        });
  }

  String name() {
    return name;
  }

  /** As many examples as are asked for. */
  Dataset open(Split split) {
    check();
    return open(split, first.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  /** All examples, whatever is asked for. */
  Dataset openWhole(Split split) {
    return open(split, OptionalInt.empty());
  }

  private Dataset open(Split split, OptionalInt most) {
    return Datasets.open(name, folder, split, most);
  }
}
