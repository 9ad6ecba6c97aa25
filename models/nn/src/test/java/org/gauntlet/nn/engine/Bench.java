package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;

/** Ports laid out by hand, and chunks to run steps on without a graph. */
final class Bench {
  private final Lifetimes buffers = new Lifetimes();

  Port port(int... dims) {
    return port(true, Shape.of(dims));
  }

  /** A port whose gradient nobody needs. */
  Port unwanted(int... dims) {
    return port(false, Shape.of(dims));
  }

  private Port port(boolean wanted, Shape shape) {
    return new Port(shape, buffer(shape.size()), buffer(shape.size()), wanted);
  }

  /** A buffer that lives as long as the chunk. */
  int buffer(int size) {
    int buffer = buffers.buffer(size);
    buffers.touch(buffer, 0);
    buffers.touch(buffer, 1);
    return buffer;
  }

  /** A plan of these steps, over all ports made so far. */
  Plan plan(Port input, Port output, Step... steps) {
    Plan.Ends ends = new Plan.Ends(input, input, output);
    return new Plan(List.of(), List.of(steps), buffers.once(), List.of(), ends);
  }

  /** A chunk of sixteen lanes that holds the first rows of a batch. */
  Chunk chunk(Port input, Batch batch) {
    Chunk chunk = plan(input, input).chunk(16);
    chunk.load(batch, 0, input, new Seed(0));
    return chunk;
  }

  /** Row r holds r + 1, 10 (r + 1), 100 (r + 1), and so on. */
  static Batch tens(Shape shape, int rows) {
    float[] values = new float[rows * shape.size()];
    for (int r = 0; r < rows; r++) {
      float value = r + 1;
      for (int d = 0; d < shape.size(); d++) {
        values[r * shape.size() + d] = value;
        value *= 10;
      }
    }
    return Batch.adopt(shape, rows, values);
  }
}
