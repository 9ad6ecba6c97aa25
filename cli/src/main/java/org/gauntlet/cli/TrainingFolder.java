package org.gauntlet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Epoch;
import org.gauntlet.nn.train.Trained;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a training leaves its model, its curves and its figures. */
record TrainingFolder(Path folder) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Refuses, before the work, a folder that cannot be written or holds a model. */
  static TrainingFolder open(Path folder) {
    TrainingFolder opened = new TrainingFolder(folder);
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", ".tmp"));
    } catch (IOException e) {
      throw Refusal.environment(
          "cannot write into %s (%s): choose another --out".formatted(folder, e), e);
    }
    if (Files.exists(opened.model())) {
      throw Refusal.usage(
          opened.model() + " exists already: choose another --out or remove the file");
    }
    return opened;
  }

  Path model() {
    return folder.resolve("model.safetensors");
  }

  /** Writes the figures first and the model last, so that a model is never without them. */
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
