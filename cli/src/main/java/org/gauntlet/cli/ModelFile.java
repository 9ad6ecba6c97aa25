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
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.InputFile;
import org.gauntlet.onnx.BlackBox;
import org.gauntlet.onnx.Imported;
import org.gauntlet.onnx.InputContract;
import org.gauntlet.onnx.OnnxFile;
import org.gauntlet.onnx.OnnxRuntime;

/**
 * A model from a file, ready to be asked, under the name it was given and its digest.
 *
 * @param contract which inputs an ONNX file takes; empty for checkpoints
 * @param notes what people should know of how it was read
 */
record ModelFile(
    String name,
    String sha256,
    ScoreModel model,
    Optional<InputContract> contract,
    List<String> notes) {
  ModelFile {
    notes = List.copyOf(notes);
  }

  static ModelFile open(Path file, CpuEngine engine, OnnxReading reading) {
    if (!OnnxFile.looksLike(InputFile.read(file))) {
      ScoreModel model = model(file, reading.checkpoint(file), engine);
      return new ModelFile(file.toString(), digest(file), model, Optional.empty(), List.of());
    }
    OnnxFile onnx = reading.open(file);
    String digest = digest(file, onnx.dataFiles());
    Optional<BlackBox> trees = onnx.trees(reading.units());
    if (trees.isPresent()) {
      return of(file, digest, trees.get(), reading);
    }
    Imported imported = reading.network(onnx);
    ModelSource source = ModelSource.of(file, imported);
    return new ModelFile(
        file.toString(),
        digest,
        model(file, source.network(), engine),
        contract(imported.contract(), reading),
        source.notes());
  }

  /**
   * A model of which nothing is seen but scores: an ONNX file is run by ONNX Runtime where that is
   * installed, whatever its operators.
   */
  static ModelFile blackBox(Path file, CpuEngine engine, int threads, OnnxReading reading) {
    Optional<OnnxRuntime> runtime = OnnxRuntime.installed();
    boolean onnx = OnnxFile.looksLike(InputFile.read(file));
    if (runtime.isPresent() && onnx) {
      return of(
          file,
          digest(file),
          OnnxFile.blackBox(file, runtime.get(), threads, reading.units()),
          reading);
    }
    if (onnx && reading.open(file).operators().stream().anyMatch(usage -> !usage.supported())) {
      throw Refusal.environment(
          "model '%s' needs ONNX Runtime, which is not installed here: build it once with 'mvn -Ponnxruntime -DskipTests package'"
              .formatted(file));
    }
    ModelFile open = open(file, engine, reading);
    ScoreModel hidden = ScoreModel.of(open.model().domain(), open.model()::scores);
    return new ModelFile(open.name, open.sha256, hidden, open.contract, open.notes);
  }

  private static ModelFile of(Path file, String digest, BlackBox box, OnnxReading reading) {
    return new ModelFile(
        file.toString(), digest, box.model(), contract(box.contract(), reading), box.notes());
  }

  private static Optional<InputContract> contract(InputContract found, OnnxReading reading) {
    return Optional.of(reading.units().map(found::as).orElse(found));
  }

  private static ScoreModel model(Path file, Network network, CpuEngine engine) {
    if (network.graph().embedding().isPresent()) {
      throw tokens(file, network.domain());
    }
    return engine.model(network);
  }

  private static Refusal tokens(Path file, Domain domain) {
    return Refusal.input(
        "model '%s' takes tokens %s from 0 to %.0f, which no norm can perturb a little: 'gauntlet trace --model %s --input X.npy --labels Y.npy --out DIR' writes its gradients at the embedding"
            .formatted(file, domain.input(), domain.high(), file));
  }

  /** Whether others may have trained it, who knew what it takes. */
  boolean isForeign() {
    return contract.isPresent();
  }

  /** Whether nothing is left to guess of the values it takes. */
  boolean rangeIsKnown() {
    return contract.isEmpty() || contract.get().known();
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
    return digest(file, List.of());
  }

  /** The SHA-256 of a file's bytes and those of other files behind them. */
  private static String digest(Path file, List<Path> others) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(file));
      for (Path other : others) {
        digest.update(Files.readAllBytes(other));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw Refusal.input(
          "cannot read " + file + " (" + Reason.of(e) + "): check that it is still there", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
