package org.gauntlet.onnx;

import java.util.List;
import org.gauntlet.core.ScoreModel;

/**
 * An ONNX file that an {@link OnnxRuntime} runs: scores, and no gradients. Inputs lie in [0, 1].
 * Every row is asked on its own, so that its answer has the same bits in any company.
 *
 * @param notes what was decided on the way, one sentence each: people should read them
 */
public record BlackBox(ScoreModel model, List<String> notes) {
  public BlackBox {
    notes = List.copyOf(notes);
  }
}
