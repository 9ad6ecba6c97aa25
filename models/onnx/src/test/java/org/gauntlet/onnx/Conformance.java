package org.gauntlet.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.gauntlet.onnx.format.OnnxModel;

/**
 * What becomes of ONNX's own suite: the cases of ordinary element types, and for each of those
 * whose operators are understood the outcome in every mode.
 *
 * @param others the cases of ordinary types whose operators are not understood, by name
 */
record Conformance(
    SequencedMap<ConformanceCase, Map<ConformanceMode, ConformanceOutcome>> cases,
    SequencedMap<String, OnnxModel> others) {
  private static final Path FOLDER =
      Path.of(System.getProperty("data.dir", "../../../shared/data"))
          .resolveSibling("onnx-conformance");

  private static Optional<Conformance> once = Optional.empty();

  Conformance {
    cases = Collections.unmodifiableSequencedMap(cases);
    others = Collections.unmodifiableSequencedMap(others);
  }

  /** The outcomes, worked out once; nothing where the suite is not at hand. */
  static synchronized Optional<Conformance> find() {
    if (once.isEmpty()) {
      once = archive().map(Conformance::run);
    }
    return once;
  }

  private static Optional<Path> archive() {
    if (!Files.isDirectory(FOLDER)) {
      return Optional.empty();
    }
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".tar.gz")).sorted().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Conformance run(Path archive) {
    try {
      return of(TarGz.read(archive));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Conformance of(SequencedMap<String, byte[]> files) {
    SequencedMap<ConformanceCase, Map<ConformanceMode, ConformanceOutcome>> cases =
        new LinkedHashMap<>();
    SequencedMap<String, OnnxModel> others = new LinkedHashMap<>();
    for (String folder : folders(files)) {
      Optional<OnnxModel> model = ordinary(files.get(folder + "/model.onnx"));
      if (model.isEmpty()) {
        continue;
      }
      if (!model.get().graph().nodes().stream().allMatch(Vocabulary::knows)) {
        others.put(folder, model.get());
        continue;
      }
      ConformanceCase example = ConformanceCase.read(folder, files);
      Map<ConformanceMode, ConformanceOutcome> outcomes = new EnumMap<>(ConformanceMode.class);
      for (ConformanceMode mode : ConformanceMode.values()) {
        outcomes.put(mode, ConformanceRun.of(example, mode));
      }
      cases.put(example, outcomes);
    }
    return new Conformance(cases, others);
  }

  private static List<String> folders(SequencedMap<String, byte[]> files) {
    List<String> folders = new ArrayList<>();
    for (String file : files.keySet()) {
      if (file.endsWith("/model.onnx")) {
        folders.add(file.substring(0, file.lastIndexOf('/')));
      }
    }
    return folders;
  }

  /** The model, where its types are ordinary and it is no sequence, map or optional value. */
  private static Optional<OnnxModel> ordinary(byte[] file) {
    try {
      return Optional.of(OnnxModel.parse(file)).filter(ConformanceCase::isOrdinary);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
