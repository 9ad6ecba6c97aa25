package org.gauntlet.onnx;

import java.util.List;
import org.gauntlet.core.ScoreModel;

/**
 * An ONNX file of which only scores are seen: one that an {@link OnnxRuntime} runs, or trees.
 * Inputs lie in [0, 1], with channels first. Every row is asked on its own, so that its answer has
 * the same bits in any company.
 *
 * @param contract which inputs the file takes, as far as it tells
 * @param notes what was decided on the way, one sentence each: people should read them
 */
public record BlackBox(ScoreModel model, InputContract contract, List<String> notes) {
  public BlackBox {
    notes = List.copyOf(notes);
  }
}
