package org.gauntlet.harness.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.Manifest;
import org.gauntlet.harness.Phrase;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a results folder back. Fields it does not know are passed over. */
public final class ResultsReader {
  private ResultsReader() {}

  /** The results of a finished run. */
  public static Results read(Path folder) {
    Manifest manifest =
        manifest(folder)
            .orElseThrow(() ->
                Refusal.input(
                    Phrase.of(
                        "%s is no results folder: it has no %s", folder, ResultsFolder.MANIFEST)));
    Evaluation evaluation =
        evaluation(folder)
            .orElseThrow(() ->
                Refusal.input(
                    Phrase.of("the run in %s is not finished: continue it with --resume", folder)));
    return new Results(manifest, evaluation, judgement(folder));
  }

  static Optional<Manifest> manifest(Path folder) {
    return read(folder.resolve(ResultsFolder.MANIFEST), Manifest.class);
  }

  static Optional<Evaluation> evaluation(Path folder) {
    return read(folder.resolve(ResultsFolder.EVALUATION), Evaluation.class);
  }

  private static Optional<Judgement> judgement(Path folder) {
    return read(folder.resolve(ResultsFolder.VERDICT), Judgement.class);
  }

  private static <T> Optional<T> read(Path file, Class<T> type) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode tree = Json.FILES.readTree(Files.readAllBytes(file));
      int schema = tree.path("schema").asInt(Evaluation.SCHEMA);
      if (schema > Evaluation.SCHEMA) {
        throw Refusal.input(
            Phrase.of(
                "%s has schema %d, this version reads up to %d: use a newer version of the tool",
                file, schema, Evaluation.SCHEMA));
      }
      return Optional.of(Json.FILES.treeToValue(tree, type));
    } catch (JacksonException e) {
      throw Refusal.input(
          Phrase.of(
              "%s cannot be understood (%s): run the evaluation again into another folder",
              file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw Refusal.input(
          Phrase.of("cannot read %s (%s): check its permissions", file, Reason.of(e)), e);
    }
  }
}
