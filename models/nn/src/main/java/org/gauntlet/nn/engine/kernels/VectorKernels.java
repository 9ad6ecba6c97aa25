package org.gauntlet.nn.engine.kernels;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels in the Vector API. Accumulators are local variables written out by hand, because
 * vectors in arrays or behind calls would be boxed; kernels do not branch inside, because a branch
 * that profiling prunes costs a recompilation later.
 */
public final class VectorKernels implements Kernels {
  private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;
  private static final VectorSpecies<Double> DOUBLES =
      VectorSpecies.of(double.class, SPECIES.vectorShape());
  private static final int LANES = SPECIES.length();

  /** There are 32 registers of 512 bits, but 16 of fewer. */
  private static final boolean MANY = LANES == 16;

  private static final int COLUMNS = LANES == 16 ? 3 : 2;

  /** Floats of the sums of a tap. */
  private static final int LINES = BLOCK * GROUP;

  private final Kernels plain = new PlainKernels();

  @Override
  public String name() {
    return "Vector API";
  }

  @Override
  public int bits() {
    return SPECIES.vectorBitSize();
  }

  @Override
  public void product(
      Region region,
      int rows,
      float[] weights,
      int weightBase,
      float[] start,
      int startBase,
      boolean more,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int stride,
      int width) {
    float[] from = more ? y : start;
    int follow = more ? 1 : 0;
    int step = stride * width;
    int pitch = more ? step : GROUP;
    int source = xBase * width;
    for (int k = 0; k < rows; ) {
      int w = weightBase + k;
      int target = (yBase + k * stride) * width;
      int at = more ? 0 : (startBase + k) * GROUP;
      int left = rows - k;
      if (left >= BLOCK && MANY) {
        Products8.rows8x3(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k += BLOCK;
      } else if (left >= 5 && !MANY) {
        Products5.rows5x2(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k += 5;
      } else if (left >= 3 && MANY) {
        Products3.rows3x8(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k += 3;
      } else if (left >= 3) {
        Products3.rows3x4(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k += 3;
      } else if (Sliding.suits(region)) {
        Sliding.run(region, weights, w, from, at, follow, x, source, y, target, width);
        k++;
      } else {
        Products1.rows1x8(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k++;
      }
    }
  }

  @Override
  public void outer(
      float[] g,
      int gBase,
      int gStride,
      float[] x,
      int[] shifts,
      float[] sums,
      int sumsBase,
      int n) {
    int last = shifts.length - 1;
    for (int t = 0; t <= last; t += COLUMNS) {
      // Beyond the last tap that one again: the same sum, kept twice.
      int second = Math.min(t + 1, last);
      int third = Math.min(t + 2, last);
      for (int l = 0; l < GROUP; l += LANES) {
        int at = gBase + l;
        int x0 = shifts[t] + l;
        int x1 = shifts[second] + l;
        int p0 = sumsBase + t * LINES + l;
        int p1 = sumsBase + second * LINES + l;
        if (COLUMNS == 3) {
          int x2 = shifts[third] + l;
          int p2 = sumsBase + third * LINES + l;
          Outers.outer8x3(g, at, gStride, x, x0, x1, x2, sums, p0, p1, p2, n);
        } else {
          int half = BLOCK / 2;
          Outers.outer4x2(g, at, gStride, x, x0, x1, sums, p0, p1, n);
          at += half * gStride;
          p0 += half * GROUP;
          p1 += half * GROUP;
          Outers.outer4x2(g, at, gStride, x, x0, x1, sums, p0, p1, n);
        }
      }
    }
  }

  @Override
  public void narrowOuter(
      float[] g, int gBase, float[] x, int[] shifts, float[] sums, int sumsBase, int n) {
    int last = shifts.length - 1;
    int[] s = new int[8];
    int[] p = new int[8];
    for (int t = 0; t <= last; t += 8) {
      for (int l = 0; l < GROUP; l += LANES) {
        for (int j = 0; j < 8; j++) {
          int tap = Math.min(t + j, last);
          s[j] = shifts[tap] + l;
          p[j] = sumsBase + tap * LINES + l;
        }
        Outers.outer1x8(
            g, gBase + l, 0, x, s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], sums, p[0], p[1],
            p[2], p[3], p[4], p[5], p[6], p[7], n);
      }
    }
  }

  @Override
  public void meet(float[] sums, int sumsBase, float[] to, int toBase, int count) {
    int whole = SPECIES.loopBound(count);
    for (int i = 0; i < whole; i += LANES) {
      int from = sumsBase + i * GROUP;
      switch (LANES) {
        case 4 -> Meets.meet4(sums, from, to, toBase + i);
        case 8 -> Meets.meet8(sums, from, to, toBase + i);
        default -> Meets.meet16(sums, from, to, toBase + i);
      }
    }
    plain.meet(sums, sumsBase + whole * GROUP, to, toBase + whole, count - whole);
  }

  @Override
  public void total(float[] values, int at, int n, double[] lanes, int base) {
    int step = DOUBLES.length();
    for (int l = 0; l < GROUP; l += 2 * step) {
      int to = base + l;
      DoubleVector low = DoubleVector.fromArray(DOUBLES, lanes, to);
      DoubleVector high = DoubleVector.fromArray(DOUBLES, lanes, to + step);
      for (int i = 0; i < n; i += GROUP) {
        FloatVector x = FloatVector.fromArray(SPECIES, values, at + l + i);
        low = low.add(x.convertShape(F2D, DOUBLES, 0));
        high = high.add(x.convertShape(F2D, DOUBLES, 1));
      }
      low.intoArray(lanes, to);
      high.intoArray(lanes, to + step);
    }
  }

  @Override
  public void square(
      float[] sums,
      int sumsBase,
      float[] g,
      int gBase,
      int gStride,
      int[] gLines,
      float[] x,
      int xBase,
      int xStride,
      int[] xLines,
      int lane,
      int width) {
    for (int l = 0; l < GROUP; l += LANES) {
      int atG = gBase * width + lane + l;
      int atX = xBase * width + lane + l;
      int base = sumsBase + l;
      Squares.square4x4(
          gLines, xLines, g, atG, gStride * width, x, atX, xStride * width, sums, base, width);
    }
  }

  @Override
  public void rectify(float slope, float[] x, float[] y, int[] signs, int lines, int width) {
    float floor = PlainKernels.floor(slope);
    for (int line = 0; line < lines; line++) {
      int bits = 0;
      for (int l = 0; l < width; l += LANES) {
        int i = line * width + l;
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        VectorMask<Float> low = v.compare(LE, 0);
        v.blend(v.max(floor).mul(slope), low).intoArray(y, i);
        bits |= (int) low.toLong() << l;
      }
      signs[line] = bits;
    }
  }

  @Override
  public void rectifyBack(float slope, int[] signs, float[] gy, float[] gx, int lines, int width) {
    for (int line = 0; line < lines; line++) {
      for (int l = 0; l < width; l += LANES) {
        int i = line * width + l;
        VectorMask<Float> low = VectorMask.fromLong(SPECIES, signs[line] >>> l);
        FloatVector g = FloatVector.fromArray(SPECIES, gy, i);
        g.blend(g.mul(slope), low).intoArray(gx, i);
      }
    }
  }

  @Override
  public void largest(
      Region region, float[] x, int xBase, float[] y, float[] winners, int yBase, int width) {
    int[] shifts = region.shifts;
    for (int i = 0; i < region.sources.length; i++) {
      for (int l = 0; l < width; l += LANES) {
        int source = (xBase + region.sources[i]) * width + l;
        FloatVector best = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        FloatVector winner = FloatVector.zero(SPECIES);
        for (int t = 0; t < shifts.length; t++) {
          FloatVector v = FloatVector.fromArray(SPECIES, x, source + shifts[t] * width);
          VectorMask<Float> wins = v.compare(GT, best).or(v.compare(NE, v));
          best = best.blend(v, wins);
          winner = winner.blend((float) t, wins);
        }
        int target = (yBase + region.targets[i]) * width + l;
        best.intoArray(y, target);
        winner.intoArray(winners, target);
      }
    }
  }

  @Override
  public void largestBack(
      Region region, float[] gy, float[] winners, int yBase, float[] gx, int xBase, int width) {
    int[] shifts = region.shifts;
    for (int i = 0; i < region.sources.length; i++) {
      for (int l = 0; l < width; l += LANES) {
        int source = (xBase + region.sources[i]) * width + l;
        int target = (yBase + region.targets[i]) * width + l;
        FloatVector g = FloatVector.fromArray(SPECIES, gy, target);
        FloatVector winner = FloatVector.fromArray(SPECIES, winners, target);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int t = 0; t < shifts.length; t++) {
          int at = source + shifts[t] * width;
          FloatVector share = zero.blend(g, winner.compare(EQ, (float) t));
          FloatVector.fromArray(SPECIES, gx, at).add(share).intoArray(gx, at);
        }
      }
    }
  }

  @Override
  public void turn(
      float[] from,
      int fromBase,
      int fromStride,
      float[] to,
      int toBase,
      int toStride,
      int height,
      int breadth) {
    int high = SPECIES.loopBound(height);
    int broad = SPECIES.loopBound(breadth);
    Turning.squares(from, fromBase, fromStride, to, toBase, toStride, high, broad);
    // What is left: the columns beyond the squares, and below the squares the rows.
    plain.turn(
        from,
        fromBase + broad,
        fromStride,
        to,
        toBase + broad * toStride,
        toStride,
        high,
        breadth - broad);
    plain.turn(
        from,
        fromBase + high * fromStride,
        fromStride,
        to,
        toBase + high,
        toStride,
        height - high,
        breadth);
  }

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
    int whole = SPECIES.loopBound(n);
    VectorExp.sigmoid(x, xAt, y, yAt, whole);
    for (int i = whole; i < n; i++) {
      y[yAt + i] = Transcendental.sigmoid(x[xAt + i]);
    }
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    int whole = SPECIES.loopBound(n);
    VectorExp.tanh(x, xAt, y, yAt, whole);
    for (int i = whole; i < n; i++) {
      y[yAt + i] = Transcendental.tanh(x[xAt + i]);
    }
  }

  @Override
  public void times(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, a, aAt + i);
      v.mul(FloatVector.fromArray(SPECIES, b, bAt + i)).intoArray(y, yAt + i);
    }
    plain.times(a, aAt + whole, b, bAt + whole, y, yAt + whole, n - whole);
  }

  @Override
  public void remember(float[] gates, int at, float[] k, int now, int n) {
    LstmVectors.remember(gates, at, k, now, n);
  }

  @Override
  public void forget(
      float[] gates,
      int at,
      float[] k,
      float[] bent,
      int now,
      float[] carry,
      float[] beside,
      float[] slopes,
      int n) {
    LstmVectors.forget(gates, at, k, bent, now, carry, beside, slopes, n);
  }
}
