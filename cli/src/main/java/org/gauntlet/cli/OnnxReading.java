package org.gauntlet.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.onnx.ExternalFiles;
import org.gauntlet.onnx.Imported;
import org.gauntlet.onnx.OnnxFile;
import org.gauntlet.onnx.Units;

/**
 * How ONNX files are read.
 *
 * @param others whether files beside them are opened
 * @param units which values they take, where the user says it
 */
record OnnxReading(ExternalFiles others, Optional<Units> units) {
  OnnxFile open(Path file) {
    return OnnxFile.open(file, others);
  }

  /** The network of a file of ours, which knows its units; refuses others. */
  Network checkpoint(Path file) {
    Network network = Checkpoint.read(file).network();
    if (units.isPresent()) {
      throw Refusal.usage(
          "--input-range, --input-mean and --input-std are for ONNX models, but %s is a checkpoint of ours, which takes what it was trained on: leave them out"
              .formatted(file));
    }
    return network;
  }

  /** The network for inputs in [0, 1] with channels first. */
  Imported network(OnnxFile file) {
    Imported imported = file.network();
    try {
      return units.map(imported::forUnitInputs).orElseGet(imported::forUnitInputs);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("--input-mean and --input-std: " + e.getMessage());
    }
  }

  /** The same for another file, of which nothing is said. */
  OnnxReading untold() {
    return new OnnxReading(others, Optional.empty());
  }

  /** The same with other units. */
  OnnxReading with(Units told) {
    return new OnnxReading(others, Optional.of(told));
  }
}
