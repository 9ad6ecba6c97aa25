package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.MatMul;

/** a (..., N, K), b (..., K, M) -> y (..., N, M): see {@link MatMul}. */
final class MatMulStep implements Step {
  private final Port a;
  private final Port b;
  private final Port out;
  private final int tile;
  private final int[] matricesOfA;
  private final int[] matricesOfB;
  private final LineProduct forward;
  private final LineProduct backToA;
  private final LineProduct backToB;

  /**
   * @param tile a buffer of {@link LineProduct#TILE} lines
   */
  MatMulStep(Port a, Port b, Port out, int tile) {
    this.a = a;
    this.b = b;
    this.out = out;
    this.tile = tile;
    matricesOfA = matrices(a, out);
    matricesOfB = matrices(b, out);
    int n = out.shape().at(out.shape().rank() - 2);
    int m = out.shape().at(out.shape().rank() - 1);
    int k = a.shape().at(a.shape().rank() - 1);
    LineProduct.Layout ofA = new LineProduct.Layout(k, 1);
    LineProduct.Layout ofB = new LineProduct.Layout(m, 1);
    LineProduct.Layout ofY = new LineProduct.Layout(m, 1);
    forward = new LineProduct(n, k, m, ofA, ofB, ofY);
    backToA = new LineProduct(n, m, k, ofY, ofB.transposed(), ofA);
    backToB = new LineProduct(k, n, m, ofA.transposed(), ofY, ofB);
  }

  @Override
  public List<Port> kept() {
    return List.of(a, b);
  }

  @Override
  public void forward(Chunk chunk) {
    float[] y = empty(chunk, out, chunk.value(out));
    for (int i = 0; i < matricesOfA.length; i++) {
      int at = i * matrix(out.shape());
      forward.addTo(
          y,
          at,
          chunk.value(a),
          matricesOfA[i],
          chunk.value(b),
          matricesOfB[i],
          chunk.value(tile),
          chunk.width());
    }
  }

  @Override
  public void backward(Chunk chunk) {
    float[] gy = chunk.gradient(out);
    float[] room = chunk.value(tile);
    if (a.wanted()) {
      float[] gx = empty(chunk, a, chunk.gradient(a));
      for (int i = 0; i < matricesOfA.length; i++) {
        int at = i * matrix(out.shape());
        float[] right = chunk.value(b);
        backToA.addTo(gx, matricesOfA[i], gy, at, right, matricesOfB[i], room, chunk.width());
      }
    }
    if (b.wanted()) {
      float[] gx = empty(chunk, b, chunk.gradient(b));
      for (int i = 0; i < matricesOfB.length; i++) {
        int at = i * matrix(out.shape());
        float[] left = chunk.value(a);
        backToB.addTo(gx, matricesOfB[i], left, matricesOfA[i], gy, at, room, chunk.width());
      }
    }
  }

  private static float[] empty(Chunk chunk, Port port, float[] buffer) {
    Arrays.fill(buffer, 0, port.size() * chunk.width(), 0);
    return buffer;
  }

  /** For each matrix of the result, the first line of the operand's matrix that it is made of. */
  private static int[] matrices(Port operand, Port result) {
    Shape own = MatMul.leading(operand.shape());
    int[] lines = Lines.stretched(own, MatMul.leading(result.shape()));
    for (int i = 0; i < lines.length; i++) {
      lines[i] *= matrix(operand.shape());
    }
    return lines;
  }

  private static int matrix(Shape shape) {
    return shape.at(shape.rank() - 2) * shape.at(shape.rank() - 1);
  }
}
