package org.gauntlet.reports.chart;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Tensors as the results folder holds them: little-endian float32 in row-major order. */
final class FloatBytes {
  private FloatBytes() {}

  static Tensor decode(Shape shape, byte[] bytes) {
    if (bytes.length != (long) shape.size() * Float.BYTES) {
      throw new IllegalArgumentException(
          "%s takes %d bytes, got %d"
              .formatted(shape, (long) shape.size() * Float.BYTES, bytes.length));
    }
    float[] values = new float[shape.size()];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return Tensor.adopt(shape, values);
  }
}
