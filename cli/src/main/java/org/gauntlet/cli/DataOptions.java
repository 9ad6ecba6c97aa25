package org.gauntlet.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
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

  String name() {
    return name;
  }

  Dataset open(Split split, OptionalInt first) {
    return Datasets.open(name, folder, split, first);
  }
}
