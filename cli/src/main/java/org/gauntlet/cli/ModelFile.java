package org.gauntlet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.store.InputFile;
import org.gauntlet.onnx.BlackBox;
import org.gauntlet.onnx.OnnxFile;
import org.gauntlet.onnx.OnnxRuntime;

/**
 * A model from a file, ready to be asked, under the name it was given and its digest.
 *
 * @param notes what people should know of how it was read
 */
record ModelFile(String name, String sha256, ScoreModel model, List<String> notes) {
  ModelFile {
    notes = List.copyOf(notes);
  }

  static ModelFile open(Path file, CpuEngine engine) {
    Optional<BlackBox> trees =
        OnnxFile.looksLike(InputFile.read(file)) ? OnnxFile.open(file).trees(Optional.empty()) : Optional.empty();
    if (trees.isPresent()) {
      return new ModelFile(file.toString(), digest(file), trees.get().model(), trees.get().notes());
    }
    ModelSource source = ModelSource.read(file);
    return new ModelFile(
        file.toString(), digest(file), engine.model(source.network()), source.notes());
  }

  /**
   * A model of which nothing is seen but scores: an ONNX file is run by ONNX Runtime where that is
   * installed, whatever its operators.
   */
  static ModelFile blackBox(Path file, CpuEngine engine, int threads) {
    Optional<OnnxRuntime> runtime = OnnxRuntime.installed();
    if (runtime.isPresent() && OnnxFile.looksLike(InputFile.read(file))) {
      BlackBox box = OnnxFile.blackBox(file, runtime.get(), threads, Optional.empty());
      return new ModelFile(file.toString(), digest(file), box.model(), box.notes());
    }
    ModelFile open = open(file, engine);
    ScoreModel hidden = ScoreModel.of(open.model().domain(), open.model()::scores);
    return new ModelFile(open.name, open.sha256, hidden, open.notes);
  }

  boolean showsGradients() {
    return model instanceof GradientModel;
  }

  /** The model with its gradients; refuses one that shows none. */
  GradientModel gradients() {
    if (model instanceof GradientModel white) {
      return white;
    }
    throw Refusal.usage(name + " is a black box and shows no gradients");
  }

  /** Refuses data that a model of this domain was not made for. */
  static void fits(String name, Domain takes, Dataset data) {
    if (!takes.equals(data.domain())) {
      throw Refusal.input(
          "%s takes %s, but %s has %s: use the data that the model was trained for"
              .formatted(name, words(takes), data.name(), words(data.domain())));
    }
  }

  private static String words(Domain domain) {
    return "inputs %s in [%s, %s] of %d classes"
        .formatted(domain.input(), domain.low(), domain.high(), domain.classes());
  }

  /** The SHA-256 of a file's bytes. */
  static String digest(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw Refusal.input(
          "cannot read " + file + " (" + Reason.of(e) + "): check that it is still there", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
