package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.graph.StraightThrough;
import org.gauntlet.nn.store.InputFile;
import org.gauntlet.onnx.Imported;
import org.gauntlet.onnx.OnnxFile;

/**
 * A network from a file of ours or an ONNX file, told by their content, for inputs in [0, 1].
 *
 * @param notes what an ONNX file left open and how it was settled
 */
record ModelSource(Network network, List<String> notes) {
  static ModelSource read(Path file, OnnxReading reading) {
    return OnnxFile.looksLike(InputFile.read(file))
        ? of(file, reading.network(reading.open(file)))
        : new ModelSource(reading.checkpoint(file), List.of());
  }

  static ModelSource of(Path file, Imported imported) {
    mustBeNumbers(file, imported.network());
    return new ModelSource(imported.network(), imported.notes());
  }

  /** The network with gradients straight through its rounding; refused where there is none. */
  Network through() {
    if (network.graph().nodes().stream().noneMatch(StraightThrough::isBlockedBy)) {
      throw Refusal.usage(
          "--straight-through: the model has no Round, Floor, Ceil or Sign that gradients could"
              + " pass; leave it out");
    }
    return StraightThrough.through(network);
  }

  /**
   * Infinite weights may be meant, as in masks; after NaN every answer is one, and the model would
   * count as robust for the class that it never leaves.
   */
  private static void mustBeNumbers(Path file, Network network) {
    network
        .parameters()
        .forEach((name, tensor) -> {
          for (float weight : tensor.toArray()) {
            if (Float.isNaN(weight)) {
              throw Refusal.input(
                  "model '%s' does not hold a usable network: parameter '%s' holds NaN; train and export it again"
                      .formatted(file, name));
            }
          }
        });
  }

  /** Says how a file that left something open was read. */
  static void tell(String name, List<String> notes, PrintWriter err) {
    notes.forEach(note -> err.println("note: " + name + ": " + note));
    err.flush();
  }
}
