package org.gauntlet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.nn.engine.CpuEngine;

/**
 * A model from a file, ready to be asked, under the name it was given and its digest.
 *
 * @param notes what people should know of how it was read
 */
record ModelFile(String name, String sha256, GradientModel model, List<String> notes) {
  ModelFile {
    notes = List.copyOf(notes);
  }

  static ModelFile open(Path file, CpuEngine engine) {
    ModelSource source = ModelSource.read(file);
    return new ModelFile(
        file.toString(), digest(file), engine.model(source.network()), source.notes());
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

  private static String digest(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw Refusal.input("cannot read " + file + " (" + e + "): check that it is still there", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
