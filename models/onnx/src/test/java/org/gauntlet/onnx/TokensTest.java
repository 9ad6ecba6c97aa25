package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gauntlet.onnx.format.Onnx.floats;
import static org.gauntlet.onnx.format.Onnx.graph;
import static org.gauntlet.onnx.format.Onnx.longs;
import static org.gauntlet.onnx.format.Onnx.model;
import static org.gauntlet.onnx.format.Onnx.node;
import static org.gauntlet.onnx.format.Onnx.output;
import static org.gauntlet.onnx.format.Onnx.whole;
import static org.gauntlet.onnx.format.Onnx.wholes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.onnx.format.Message;
import org.gauntlet.onnx.format.Onnx;
import org.junit.jupiter.api.Test;

/** Models whose input is looked up in a table. */
class TokensTest {
  private static final Message TABLE = floats("e", List.of(4, 2), 1, 2, 30, 40, 500, 600, 7, 8);
  private static final Message LOOK_UP = node("Gather", List.of("e", "x"), "rows");
  private static final Message MEANS =
      node("ReduceMean", List.of("rows"), "y", wholes("axes", 1), whole("keepdims", 0));
  private static final Batch X = Batch.of(Tensor.of(Shape.of(2), 3, 1));

  @Test
  void tokensAreLookedUpAndGradientsEndThere() {
    Imported imported = imported(TABLE, LOOK_UP, MEANS);
    assertThat(imported.network().domain()).isEqualTo(new Domain(Shape.of(2), 0, 3, 2));
    assertThat(imported.notes())
        .contains("a model of tokens from 0 to 3: gradients end at their embedding");
    CpuEngine engine = CpuEngine.of(1);
    assertThat(engine.model(imported.network()).scores(X).row(0).toArray())
        .containsExactly(18.5f, 24);
    Batch cotangents = Batch.of(Tensor.of(Shape.of(2), 2, 10));
    try (GradientModel.Trace trace = engine.traceable(imported.network()).trace(X)) {
      Batch pulled = trace.pull(cotangents);
      assertThat(pulled.shape()).isEqualTo(Shape.of(2, 2));
      assertThat(pulled.row(0).toArray()).containsExactly(1, 5, 1, 5);
    }
  }

  @Test
  void tokensAreNotStretchedToTheUnitRange() {
    Imported imported = imported(TABLE, LOOK_UP, MEANS);
    assertThat(imported.forUnitInputs()).isEqualTo(imported);
  }

  @Test
  void theSmallestTableBoundsTheTokens() {
    Message small = floats("s", List.of(3, 2), 0, 0, 0, 0, 0, 0);
    Imported imported =
        imported(
            TABLE,
            small,
            LOOK_UP,
            node("Gather", List.of("s", "x"), "others"),
            node("Add", List.of("rows", "others"), "sum"),
            node("ReduceMean", List.of("sum"), "y", wholes("axes", 1), whole("keepdims", 0)));
    assertThat(imported.network().domain().high()).isEqualTo(2);
  }

  @Test
  void onlyRowsOfARealTableAreLookedUp() {
    refuses("got int64[4, 2]", longs("e", List.of(4, 2), 1, 2, 3, 4, 5, 6, 7, 8), LOOK_UP, MEANS);
    refuses(
        "only rows of a real table (V, E) are looked up",
        TABLE,
        node("Gather", List.of("e", "x"), "rows", whole("axis", 1)),
        MEANS);
  }

  private static void refuses(String message, Message... parts) {
    assertThatThrownBy(() -> imported(parts))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
  }

  /** Takes tokens (N, 2) of int64, answers y (N, 2). */
  private static Imported imported(Message... parts) {
    List<Message> all = new ArrayList<>(Arrays.asList(parts));
    all.add(new Message().message(11, Onnx.value("x", 7, 0, 2)));
    all.add(output("y", 0, 2));
    return OnnxFile.of("x", model(13, graph(all.toArray(Message[]::new)))).network();
  }
}
