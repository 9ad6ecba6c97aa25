package org.gauntlet.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;

/**
 * Examples from an npz file: inputs named x, images or inputs, labels named y or labels. With
 * {@code _train} or {@code _test} behind the names the file brings its own splits; otherwise {@link
 * StableSplit} divides it by index. Ids read {@code mydata-00012}, or {@code mydata-test-00012}
 * with own splits.
 */
final class Npz {
  private static final List<String> INPUTS = List.of("x", "images", "inputs");
  private static final List<String> LABELS = List.of("y", "labels");

  /** Refuses labels that are something else, such as pixels or identity numbers. */
  private static final int MOST_CLASSES = 1 << 16;

  private Npz() {}

  static Dataset read(String name, Path file, Split split) {
    try (NpzArchive archive = NpzArchive.open(file)) {
      int classes = classes(archive);
      Optional<NpyArray> own = archive.find(of(split, INPUTS));
      if (own.isPresent()) {
        NpyArray labels = require(archive, file, of(split, LABELS));
        String prefix = name + "-" + split.word();
        return dataset(name, classes, examples(prefix, own.get(), labels, classes));
      }
      NpyArray inputs = require(archive, file, both(split, INPUTS));
      NpyArray labels = require(archive, file, LABELS);
      List<Example> all = examples(name, inputs, labels, classes);
      return dataset(name, classes, part(file, all, split));
    }
  }

  private static Dataset dataset(String name, int classes, List<Example> examples) {
    return Pixels.dataset(
        name, examples.getFirst().input().shape(), Pixels.numbered(classes), examples);
  }

  private static List<Example> part(Path file, List<Example> all, Split split) {
    List<Example> part =
        IntStream.range(0, all.size())
            .filter(i -> StableSplit.of(String.format(Locale.ROOT, "%05d", i)) == split)
            .mapToObj(all::get)
            .toList();
    if (part.isEmpty()) {
      throw Refusal.input(
          ("%s has %s examples, too few to leave any for the %s split: name the "
                  + "arrays x_train, y_train, x_test and y_test")
              .formatted(file, all.size(), split.word()));
    }
    return part;
  }

  private static List<Example> examples(
      String prefix, NpyArray inputs, NpyArray labels, int classes) {
    int count = inputs.extents().isEmpty() ? 0 : inputs.extents().getFirst();
    if (labels.size() != count || inputs.size() == 0) {
      throw Refusal.input(
          ("%s has %s inputs and %s has %s labels: save as many labels as inputs, "
                  + "class numbers and not one-hot rows")
              .formatted(inputs.source(), count, labels.source(), labels.size()));
    }
    NpzInputs rows = NpzInputs.of(inputs);
    List<Example> examples = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int label = Labels.checked(label(labels, i), i, classes, labels.source());
      examples.add(new Example(Pixels.id(prefix, i), rows.row(i), label));
    }
    return examples;
  }

  /** One more than the largest label of any split, and two at least. */
  private static int classes(NpzArchive archive) {
    long largest = 1;
    Stream<List<String>> places =
        Stream.concat(Stream.of(LABELS), Stream.of(Split.values()).map(split -> of(split, LABELS)));
    for (NpyArray labels : places.map(archive::find).flatMap(Optional::stream).toList()) {
      for (int i = 0; i < labels.size(); i++) {
        int label = Labels.checked(label(labels, i), i, MOST_CLASSES, labels.source());
        largest = Math.max(largest, label);
      }
    }
    return (int) largest + 1;
  }

  private static long label(NpyArray labels, int index) {
    double label = labels.at(index);
    if (label != Math.rint(label)) {
      throw Refusal.input(
          ("%s has %s at index %s, expected whole numbers: save class numbers and "
                  + "not probabilities")
              .formatted(labels.source(), label, index));
    }
    return (long) label;
  }

  private static NpyArray require(NpzArchive archive, Path file, List<String> names) {
    return archive
        .find(names)
        .orElseThrow(() ->
            Refusal.input(
                "%s has the arrays %s, expected one named %s: rename it"
                    .formatted(file, archive.names(), String.join(" or ", names))));
  }

  private static List<String> of(Split split, List<String> names) {
    return names.stream().map(name -> name + "_" + split.word()).toList();
  }

  private static List<String> both(Split split, List<String> names) {
    return Stream.concat(of(split, names).stream(), names.stream()).toList();
  }
}
