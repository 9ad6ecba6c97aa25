package org.gauntlet.onnx;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Concat;
import org.gauntlet.nn.graph.Value;

/** Runs a draft before it is a classifier. */
final class Rehearsal {
  private Rehearsal() {}

  /** What a drafted value is for each row of the draft's input, row after row. */
  static float[] run(Draft draft, Value value, Batch x) {
    int size = value.shape().size();
    Value flat = Draft.view(value, Shape.of(size));
    Value twice = draft.join(new Concat(), List.of(flat, flat));
    Domain domain = new Domain(x.shape(), 0, 1, 2 * size);
    Batch answers = CpuEngine.of(1).model(draft.network(twice, domain)).scores(x);
    float[] rows = new float[x.size() * size];
    for (int row = 0; row < x.size(); row++) {
      float[] answer = answers.row(row).toArray();
      System.arraycopy(answer, 0, rows, row * size, size);
    }
    return rows;
  }
}
