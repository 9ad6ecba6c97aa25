package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.nn.store.InputFile;
import org.gauntlet.onnx.Imported;
import org.gauntlet.onnx.OnnxFile;

/**
 * A network from a file of ours or an ONNX file, told by their content, for inputs in [0, 1].
 *
 * @param notes what an ONNX file left open and how it was settled
 */
record ModelSource(Network network, List<String> notes) {
  static ModelSource read(Path file) {
    if (!OnnxFile.looksLike(InputFile.read(file))) {
      return new ModelSource(Checkpoint.read(file).network(), List.of());
    }
    Imported imported = OnnxFile.open(file).network().forUnitInputs();
    return new ModelSource(imported.network(), imported.notes());
  }

  /** Says how a file that left something open was read. */
  static void tell(String name, List<String> notes, PrintWriter err) {
    notes.forEach(note -> err.println("note: " + name + ": " + note));
    err.flush();
  }
}
