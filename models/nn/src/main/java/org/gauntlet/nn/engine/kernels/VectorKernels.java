package org.gauntlet.nn.engine.kernels;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.NE;

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
  private static final int LANES = SPECIES.length();

  /** There are 32 registers of 512 bits, but 16 of fewer. */
  private static final boolean MANY = LANES == 16;

  private static final int COLUMNS = LANES == 16 ? 3 : 2;

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
        Tiles.rows8x3(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k += BLOCK;
      } else if (left >= 5 && !MANY) {
        Tiles.rows5x2(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k += 5;
      } else if (left >= 3 && MANY) {
        Tiles.rows3x8(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k += 3;
      } else if (left >= 3) {
        Tiles.rows3x4(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k += 3;
      } else {
        Tiles.rows1x8(
            region, weights, w, from, at, follow, pitch, x, source, y, target, step, width);
        k++;
      }
    }
  }

  @Override
  public void outer(
      Region region,
      float[] sums,
      int sumsBase,
      float[] g,
      int gBase,
      int stride,
      float[] x,
      int xBase,
      int width) {
    int last = region.shifts.length - 1;
    int wide = width / GROUP - 1;
    for (int t = 0; t <= last; t += COLUMNS) {
      // Beyond the last tap that one again: the same sum, kept twice.
      int second = Math.min(t + 1, last);
      int third = Math.min(t + 2, last);
      for (int l = 0; l < GROUP; l += LANES) {
        int from = xBase * width + l;
        int x0 = from + region.shifts[t] * width;
        int x1 = from + region.shifts[second] * width;
        int p0 = sumsBase + region.weights[t] * GROUP + l;
        int p1 = sumsBase + region.weights[second] * GROUP + l;
        int at = gBase * width + l;
        if (COLUMNS == 3) {
          int x2 = from + region.shifts[third] * width;
          int p2 = sumsBase + region.weights[third] * GROUP + l;
          Tiles.outer8x3(
              region.targets,
              region.sources,
              g,
              at,
              stride * width,
              x,
              x0,
              x1,
              x2,
              sums,
              p0,
              p1,
              p2,
              GROUP,
              wide,
              width);
        } else {
          int half = BLOCK / 2;
          Tiles.outer4x2(
              region.targets,
              region.sources,
              g,
              at,
              stride * width,
              x,
              x0,
              x1,
              sums,
              p0,
              p1,
              GROUP,
              wide,
              width);
          Tiles.outer4x2(
              region.targets,
              region.sources,
              g,
              at + half * stride * width,
              stride * width,
              x,
              x0,
              x1,
              sums,
              p0 + half * GROUP,
              p1 + half * GROUP,
              GROUP,
              wide,
              width);
        }
      }
    }
  }

  @Override
  public void narrowOuter(
      Region region,
      float[] sums,
      int sumsBase,
      float[] g,
      int gBase,
      float[] x,
      int xBase,
      int width) {
    int last = region.shifts.length - 1;
    int wide = width / GROUP - 1;
    int[] s = new int[8];
    int[] p = new int[8];
    for (int t = 0; t <= last; t += 8) {
      for (int l = 0; l < GROUP; l += LANES) {
        for (int j = 0; j < 8; j++) {
          int tap = Math.min(t + j, last);
          s[j] = (xBase + region.shifts[tap]) * width + l;
          p[j] = sumsBase + region.weights[tap] * GROUP + l;
        }
        Tiles.outer1x8(
            region.targets,
            region.sources,
            g,
            gBase * width + l,
            0,
            x,
            s[0],
            s[1],
            s[2],
            s[3],
            s[4],
            s[5],
            s[6],
            s[7],
            sums,
            p[0],
            p[1],
            p[2],
            p[3],
            p[4],
            p[5],
            p[6],
            p[7],
            GROUP,
            wide,
            width);
      }
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
      int stride = xStride * width;
      Tiles.outer4x4(
          gLines,
          xLines,
          g,
          atG,
          gStride * width,
          x,
          atX,
          atX + stride,
          atX + 2 * stride,
          atX + 3 * stride,
          sums,
          sumsBase + l,
          sumsBase + l + GROUP,
          sumsBase + l + 2 * GROUP,
          sumsBase + l + 3 * GROUP,
          4 * GROUP,
          0,
          width);
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
}
