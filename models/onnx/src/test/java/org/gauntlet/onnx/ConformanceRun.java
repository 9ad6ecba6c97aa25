package org.gauntlet.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Slice;
import org.gauntlet.nn.graph.Value;
import org.gauntlet.onnx.format.Literal;
import org.gauntlet.onnx.format.Signature;
import org.jspecify.annotations.Nullable;

/** Works a case out in one mode and compares all its outputs. */
final class ConformanceRun {
  private final ConformanceCase example;
  private final List<Integer> flowing;
  private final boolean batched;
  private final int batch;
  private final Draft draft = new Draft();
  private final Map<String, Known> given = new HashMap<>();

  private ConformanceRun(ConformanceCase example, ConformanceMode mode) {
    this.example = example;
    flowing = mode.flowing(example.inputs());
    batched = mode.isBatched();
    batch = batched ? example.inputs().get(flowing.getFirst()).dims().getFirst() : 1;
  }

  /** Nothing where the answer is right; otherwise what is wrong with it, or why there is none. */
  static ConformanceOutcome of(ConformanceCase example, ConformanceMode mode) {
    if (mode != ConformanceMode.FOLDED && mode.flowing(example.inputs()).isEmpty()) {
      return ConformanceOutcome.refuses("it does not apply");
    }
    try {
      return new ConformanceRun(example, mode).outcome();
    } catch (IllegalArgumentException e) {
      return ConformanceOutcome.refuses(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return ConformanceOutcome.differs(e.toString());
    }
  }

  private ConformanceOutcome outcome() {
    example
        .model()
        .graph()
        .constants()
        .forEach((name, literal) -> given.put(name, new Known.Fixed(literal)));
    giveInputs();
    Walk walk = new Walk(example.opset(), batch, draft, given);
    walk.through(example.model().graph().nodes());
    List<Signature> outputs = example.model().graph().outputs();
    boolean depends = flowing.isEmpty();
    for (int i = 0; i < outputs.size(); i++) {
      Known known = walk.known(outputs.get(i).name(), "it answers");
      depends |= known instanceof Known.Flow;
      Optional<String> difference = difference(known, example.outputs().get(i));
      if (difference.isPresent()) {
        return ConformanceOutcome.differs("output " + i + ": " + difference.get());
      }
    }
    return depends
        ? ConformanceOutcome.agrees()
        : ConformanceOutcome.refuses("no output depends on the input");
  }

  private Optional<String> difference(Known found, Literal expected) {
    return switch (found) {
      case Known.Fixed(Literal literal) -> Closeness.difference(literal, expected);
      case Known.Flow flow -> Closeness.differenceOfValues(run(flow), expected);
      case Known.Merged merged ->
          Closeness.differenceOfValues(run(merged.apart()).as(merged.dims(batch)), expected);
    };
  }

  /** The value for all rows, with the batch axis where ONNX has it. */
  private Literal run(Known.Flow flow) {
    return Rehearsal.laid(flow, batch, Rehearsal.run(draft, flow.value(), rows()));
  }

  /** One flat input holds all that flows, side by side. */
  private void giveInputs() {
    List<Signature> names = example.model().graph().inputs();
    @Nullable Value all =
        flowing.isEmpty() ? null : draft.input("input", Shape.of(rows().shape().size()));
    int from = 0;
    for (int i = 0; i < example.inputs().size(); i++) {
      Literal literal = example.inputs().get(i);
      if (all == null || !flowing.contains(i)) {
        given.put(names.get(i).name(), new Known.Fixed(literal));
        continue;
      }
      Shape shape = new Shape(batched ? Grid.without(0, literal.dims()) : literal.dims());
      Value part = all.then(new Slice(List.of(from), List.of(shape.size())));
      given.put(
          names.get(i).name(),
          new Known.Flow(Draft.view(part, shape), batched ? 0 : Known.Flow.OUTSIDE));
      from += shape.size();
    }
  }

  private Batch rows() {
    float[][] parts =
        flowing.stream().map(i -> example.inputs().get(i).reals()).toArray(float[][]::new);
    int width = 0;
    for (float[] part : parts) {
      width += part.length / batch;
    }
    float[] values = new float[width * batch];
    int to = 0;
    for (int row = 0; row < batch; row++) {
      for (float[] part : parts) {
        int length = part.length / batch;
        System.arraycopy(part, row * length, values, to, length);
        to += length;
      }
    }
    return Batch.adopt(Shape.of(width), batch, values);
  }
}
