package org.gauntlet.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.store.Foreign;
import org.gauntlet.nn.store.InputFile;
import org.gauntlet.onnx.format.ExternalData;
import org.gauntlet.onnx.format.OnnxModel;
import org.gauntlet.onnx.format.OnnxNode;
import org.gauntlet.onnx.format.Signature;

/**
 * A model in an ONNX file. Whatever is wrong with it ends as one Refusal that names the file;
 * another file is only opened where that is asked for, and nothing in it is run.
 */
public final class OnnxFile {
  private final String name;
  private final OnnxModel model;
  private final List<Path> dataFiles;

  private OnnxFile(String name, OnnxModel model, List<Path> dataFiles) {
    this.name = name;
    this.model = model;
    this.dataFiles = List.copyOf(dataFiles);
  }

  /** A file that holds all its data itself. */
  public static OnnxFile open(Path file) {
    return open(file, ExternalFiles.REFUSED);
  }

  public static OnnxFile open(Path file, ExternalFiles others) {
    DataFolder folder = new DataFolder(file);
    OnnxModel model =
        parse(
            file.toString(),
            InputFile.read(file),
            others == ExternalFiles.REFUSED ? ExternalData.REFUSED : folder);
    return new OnnxFile(file.toString(), model, folder.opened());
  }

  /** A file's content under a name for messages. */
  static OnnxFile of(String name, byte[] content) {
    return new OnnxFile(name, parse(name, content, ExternalData.REFUSED), List.of());
  }

  private static OnnxModel parse(String name, byte[] content, ExternalData external) {
    Optional<Foreign> kind = Foreign.of(content).filter(found -> found != Foreign.ONNX);
    if (kind.isPresent()) {
      throw Refusal.input(
          "model '%s' is no ONNX file: it looks like %s".formatted(name, kind.get().looks()));
    }
    try {
      return Scikit.unfold(OnnxModel.parse(content, external));
    } catch (IllegalArgumentException e) {
      throw Refusal.input(
          "model '%s' cannot be read as ONNX: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * A file that a runtime runs; refused when it cannot.
   *
   * @param told the units that it takes, where somebody knows
   */
  public static BlackBox blackBox(
      Path file, OnnxRuntime runtime, int threads, Optional<Units> told) {
    byte[] content = InputFile.read(file);
    of(file.toString(), content);
    try {
      return new Opening(content, runtime).open(threads, told);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Refusal.input(
          "model '%s' cannot be attacked as a black box: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Whether the bytes begin as ONNX files do. */
  public static boolean looksLike(byte[] content) {
    return Foreign.of(content).filter(Foreign.ONNX::equals).isPresent();
  }

  /** The network, its logits and what was decided; refused with all operators that are missing. */
  public Imported network() {
    try {
      return Translator.translate(model);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw unusable(e);
    }
  }

  /**
   * The scores of a file of decision trees, which have no gradients; empty for other files.
   *
   * @param told the units that it takes, where somebody knows
   */
  public Optional<BlackBox> trees(Optional<Units> told) {
    try {
      return TreeFile.of(model.graph(), told);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw unusable(e);
    }
  }

  private Refusal unusable(RuntimeException e) {
    return Refusal.input(
        "model '%s' cannot be attacked white-box: %s".formatted(name, e.getMessage()), e);
  }

  /** The files that hold some of its weights, in alphabetical order. */
  public List<Path> dataFiles() {
    return dataFiles;
  }

  /** What wrote the file. */
  public String producer() {
    return model.producer();
  }

  /** The version of ONNX's own operators; 0 when the file names none. */
  public long opset() {
    return model.opsets().getOrDefault("", 0L);
  }

  /** The operators between the input and the logits, in alphabetical order. */
  public List<Usage> operators() {
    return Usage.of(read());
  }

  /** The operators that the logits do not depend on, such as a last Softmax. */
  public List<Usage> leftOut() {
    List<OnnxNode> others = new ArrayList<>(model.graph().nodes());
    others.removeAll(new HashSet<>(read()));
    return Usage.of(others);
  }

  private List<OnnxNode> read() {
    try {
      return Translator.read(model);
    } catch (IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  public List<Signature> inputs() {
    return model.graph().openInputs();
  }

  public List<Signature> outputs() {
    return model.graph().outputs();
  }
}
