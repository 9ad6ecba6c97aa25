package org.gauntlet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.folder.Settings;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.store.Unfinished;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Epoch;
import org.gauntlet.nn.train.Trained;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a training leaves its model, its curves and its figures, and until then what it takes to go
 * on: killed at any moment it can be resumed, and ends with the same bytes but for times.
 */
record TrainingFolder(Path folder) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Refuses, before the work, a folder that cannot be written. */
  static TrainingFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", ".tmp"));
    } catch (IOException e) {
      throw Refusal.environment(
          "cannot write into %s (%s): choose another --out".formatted(folder, Reason.of(e)), e);
    }
    return new TrainingFolder(folder);
  }

  Path model() {
    return folder.resolve("model.safetensors");
  }

  /** The training that has not ended; gone when it has. */
  Path unfinished() {
    return folder.resolve("unfinished.safetensors");
  }

  boolean isUnfinished() {
    return Files.exists(unfinished());
  }

  /** Refuses a folder that holds a training, finished or not: nothing is overwritten unasked. */
  void mustBeFree() {
    if (isUnfinished()) {
      throw Refusal.usage(
          unfinished()
              + " is a training that has not ended: pass --resume to continue it, choose"
              + " another --out or remove the file");
    }
    if (Files.exists(model())) {
      throw Refusal.usage(model() + " exists already: choose another --out or remove the file");
    }
  }

  /** The training to go on with, if any; refuses one with other settings. */
  Optional<Unfinished> begun(SequencedMap<String, String> settings) {
    if (!isUnfinished()) {
      return Optional.empty();
    }
    Unfinished begun = Unfinished.read(unfinished());
    Settings.mustEqual(folder, begun.settings(), settings);
    return Optional.of(begun);
  }

  /** Whether there is nothing left to do; refuses a model that was trained with other settings. */
  boolean isFinished(SequencedMap<String, String> settings) {
    if (isUnfinished() || !Files.exists(model())) {
      return false;
    }
    Settings.mustEqual(folder, Checkpoint.read(model()).provenance(), settings);
    return true;
  }

  /** Keeps where a training stands. */
  void keep(Unfinished training) {
    training.write(unfinished());
  }

  /**
   * Writes the figures first and the model last, so that a model is never without them; then there
   * is nothing to go on from.
   */
  void write(
      Checkpoint checkpoint,
      Trained trained,
      SequencedMap<String, Accuracy> accuracies,
      double seconds) {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("model", model().getFileName().toString());
    accuracies.forEach((part, accuracy) -> figures.put(part, Share.of(accuracy)));
    figures.put("bestEpoch", trained.best());
    figures.put("epochs", trained.curve());
    figures.put("provenance", checkpoint.provenance());
    figures.put("seconds", Math.rint(seconds * 1000) / 1000);
    replace("training.json", JSON.writeValueAsString(figures) + "\n");
    replace("curves.csv", csv(trained.curve()));
    checkpoint.write(model());
    forget();
  }

  private void forget() {
    AtomicFile.sweep(folder);
    try {
      Files.deleteIfExists(unfinished());
    } catch (IOException e) {
      throw Refusal.environment(
          "cannot remove %s (%s): remove it by hand".formatted(unfinished(), Reason.of(e)), e);
    }
  }

  /** An accuracy with its counts. */
  private record Share(double accuracy, int hits, int of) {
    static Share of(Accuracy accuracy) {
      return new Share(accuracy.value(), accuracy.hits(), accuracy.of());
    }
  }

  private static String csv(List<Epoch> curve) {
    StringBuilder csv =
        new StringBuilder("epoch,rate,loss,training_accuracy,validation_accuracy\n");
    for (Epoch epoch : curve) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%s,%s%n",
              epoch.number(),
              epoch.rate(),
              epoch.loss(),
              epoch.training().value(),
              epoch.validation().map(v -> String.valueOf(v.value())).orElse("")));
    }
    return csv.toString();
  }

  private void replace(String name, String text) {
    AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
