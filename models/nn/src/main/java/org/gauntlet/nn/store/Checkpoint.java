package org.gauntlet.nn.store;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Network;

/**
 * A network of finite parameters with the names of its classes and where it came from, as one
 * safetensors file. Equal checkpoints give equal bytes.
 *
 * @param classNames one for each class, or none at all
 * @param provenance what made the network, such as architecture, data set, seed and options
 */
public record Checkpoint(
    Network network, List<String> classNames, SequencedMap<String, String> provenance) {
  public Checkpoint {
    classNames = List.copyOf(classNames);
    provenance = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(provenance));
    if (!classNames.isEmpty() && classNames.size() != network.domain().classes()) {
      throw new IllegalArgumentException(
          "classNames must name all %d classes or none, got %d"
              .formatted(network.domain().classes(), classNames.size()));
    }
    checkFinite(network);
  }

  /** Writes the file whole or not at all; makes its folder when there is none. */
  public void write(Path file) {
    AtomicFile.write(file, CheckpointBytes.encode(this));
  }

  /**
   * Reads a file and refuses all but an undamaged checkpoint of this version or an older one.
   * Nothing in a file can run code.
   */
  public static Checkpoint read(Path file) {
    return CheckpointBytes.decode(file.toString(), InputFile.read(file));
  }

  private static void checkFinite(Network network) {
    for (Map.Entry<String, Tensor> parameter : network.parameters().entrySet()) {
      if (!parameter.getValue().isFinite()) {
        throw new IllegalArgumentException(
            "parameter '"
                + parameter.getKey()
                + "' holds NaN or infinity; train again with a lower learning rate");
      }
    }
  }
}
