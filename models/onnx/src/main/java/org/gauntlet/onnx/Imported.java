package org.gauntlet.onnx;

import java.util.List;
import org.gauntlet.nn.graph.Network;

/**
 * A network from an ONNX file.
 *
 * @param logits the name of the logits in the file
 * @param notes what was decided on the way, one sentence each: people should read them
 */
public record Imported(Network network, String logits, List<String> notes) {
  public Imported {
    notes = List.copyOf(notes);
  }
}
