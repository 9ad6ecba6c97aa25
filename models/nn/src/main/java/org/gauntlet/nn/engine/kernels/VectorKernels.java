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
      float[] weights,
      int weightBase,
      float[] start,
      int startBase,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int stride,
      int width) {
    int last = region.sources.length - 1;
    int step = width == LANES ? 2 : 1;
    for (int i = 0; i <= last; i += step) {
      int source = (xBase + region.sources[i]) * width;
      int target = (yBase + region.targets[i]) * width;
      // The second vector is the rest of the line, or the next pixel (the last one twice).
      int next = Math.min(i + 1, last);
      int sourceGap = step == 1 ? LANES : (xBase + region.sources[next]) * width - source;
      int targetGap = step == 1 ? LANES : (yBase + region.targets[next]) * width - target;
      for (int l = 0; l < width; l += 2 * LANES) {
        tile(
            region.shifts,
            region.weights,
            weights,
            weightBase,
            start,
            startBase,
            x,
            source + l,
            sourceGap,
            y,
            target + l,
            targetGap,
            stride * width,
            width);
      }
    }
  }

  /** Eight channels times two vectors. */
  private static void tile(
      int[] shifts,
      int[] taps,
      float[] weights,
      int weightBase,
      float[] start,
      int startBase,
      float[] x,
      int source,
      int sourceGap,
      float[] y,
      int target,
      int targetGap,
      int stride,
      int width) {
    FloatVector a0 = FloatVector.broadcast(SPECIES, start[startBase]);
    FloatVector a1 = FloatVector.broadcast(SPECIES, start[startBase + 1]);
    FloatVector a2 = FloatVector.broadcast(SPECIES, start[startBase + 2]);
    FloatVector a3 = FloatVector.broadcast(SPECIES, start[startBase + 3]);
    FloatVector a4 = FloatVector.broadcast(SPECIES, start[startBase + 4]);
    FloatVector a5 = FloatVector.broadcast(SPECIES, start[startBase + 5]);
    FloatVector a6 = FloatVector.broadcast(SPECIES, start[startBase + 6]);
    FloatVector a7 = FloatVector.broadcast(SPECIES, start[startBase + 7]);
    FloatVector b0 = a0;
    FloatVector b1 = a1;
    FloatVector b2 = a2;
    FloatVector b3 = a3;
    FloatVector b4 = a4;
    FloatVector b5 = a5;
    FloatVector b6 = a6;
    FloatVector b7 = a7;
    for (int t = 0; t < shifts.length; t++) {
      int at = source + shifts[t] * width;
      int tap = weightBase + taps[t];
      FloatVector u = FloatVector.fromArray(SPECIES, x, at);
      FloatVector v = FloatVector.fromArray(SPECIES, x, at + sourceGap);
      FloatVector w0 = FloatVector.broadcast(SPECIES, weights[tap]);
      a0 = u.fma(w0, a0);
      b0 = v.fma(w0, b0);
      FloatVector w1 = FloatVector.broadcast(SPECIES, weights[tap + 1]);
      a1 = u.fma(w1, a1);
      b1 = v.fma(w1, b1);
      FloatVector w2 = FloatVector.broadcast(SPECIES, weights[tap + 2]);
      a2 = u.fma(w2, a2);
      b2 = v.fma(w2, b2);
      FloatVector w3 = FloatVector.broadcast(SPECIES, weights[tap + 3]);
      a3 = u.fma(w3, a3);
      b3 = v.fma(w3, b3);
      FloatVector w4 = FloatVector.broadcast(SPECIES, weights[tap + 4]);
      a4 = u.fma(w4, a4);
      b4 = v.fma(w4, b4);
      FloatVector w5 = FloatVector.broadcast(SPECIES, weights[tap + 5]);
      a5 = u.fma(w5, a5);
      b5 = v.fma(w5, b5);
      FloatVector w6 = FloatVector.broadcast(SPECIES, weights[tap + 6]);
      a6 = u.fma(w6, a6);
      b6 = v.fma(w6, b6);
      FloatVector w7 = FloatVector.broadcast(SPECIES, weights[tap + 7]);
      a7 = u.fma(w7, a7);
      b7 = v.fma(w7, b7);
    }
    a0.intoArray(y, target);
    a1.intoArray(y, target + stride);
    a2.intoArray(y, target + 2 * stride);
    a3.intoArray(y, target + 3 * stride);
    a4.intoArray(y, target + 4 * stride);
    a5.intoArray(y, target + 5 * stride);
    a6.intoArray(y, target + 6 * stride);
    a7.intoArray(y, target + 7 * stride);
    int other = target + targetGap;
    b0.intoArray(y, other);
    b1.intoArray(y, other + stride);
    b2.intoArray(y, other + 2 * stride);
    b3.intoArray(y, other + 3 * stride);
    b4.intoArray(y, other + 4 * stride);
    b5.intoArray(y, other + 5 * stride);
    b6.intoArray(y, other + 6 * stride);
    b7.intoArray(y, other + 7 * stride);
  }

  @Override
  public void narrow(
      Region region,
      float[] weights,
      int weightBase,
      float[] start,
      int startBase,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int width) {
    for (int i = 0; i < region.sources.length; i += 8) {
      for (int l = 0; l < width; l += LANES) {
        column(region, i, weights, weightBase, start[startBase], x, xBase, y, yBase, l, width);
      }
    }
  }

  /** One channel times eight pixels; beyond the last pixel that one again. */
  private static void column(
      Region region,
      int pixel,
      float[] weights,
      int weightBase,
      float start,
      float[] x,
      int xBase,
      float[] y,
      int yBase,
      int lane,
      int width) {
    int last = region.sources.length - 1;
    int[] sources = region.sources;
    int[] shifts = region.shifts;
    int[] taps = region.weights;
    int s0 = (xBase + sources[pixel]) * width + lane;
    int s1 = (xBase + sources[Math.min(pixel + 1, last)]) * width + lane;
    int s2 = (xBase + sources[Math.min(pixel + 2, last)]) * width + lane;
    int s3 = (xBase + sources[Math.min(pixel + 3, last)]) * width + lane;
    int s4 = (xBase + sources[Math.min(pixel + 4, last)]) * width + lane;
    int s5 = (xBase + sources[Math.min(pixel + 5, last)]) * width + lane;
    int s6 = (xBase + sources[Math.min(pixel + 6, last)]) * width + lane;
    int s7 = (xBase + sources[Math.min(pixel + 7, last)]) * width + lane;
    FloatVector a0 = FloatVector.broadcast(SPECIES, start);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    for (int t = 0; t < shifts.length; t++) {
      int shift = shifts[t] * width;
      FloatVector w = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t]]);
      a0 = FloatVector.fromArray(SPECIES, x, s0 + shift).fma(w, a0);
      a1 = FloatVector.fromArray(SPECIES, x, s1 + shift).fma(w, a1);
      a2 = FloatVector.fromArray(SPECIES, x, s2 + shift).fma(w, a2);
      a3 = FloatVector.fromArray(SPECIES, x, s3 + shift).fma(w, a3);
      a4 = FloatVector.fromArray(SPECIES, x, s4 + shift).fma(w, a4);
      a5 = FloatVector.fromArray(SPECIES, x, s5 + shift).fma(w, a5);
      a6 = FloatVector.fromArray(SPECIES, x, s6 + shift).fma(w, a6);
      a7 = FloatVector.fromArray(SPECIES, x, s7 + shift).fma(w, a7);
    }
    int[] targets = region.targets;
    a0.intoArray(y, (yBase + targets[pixel]) * width + lane);
    a1.intoArray(y, (yBase + targets[Math.min(pixel + 1, last)]) * width + lane);
    a2.intoArray(y, (yBase + targets[Math.min(pixel + 2, last)]) * width + lane);
    a3.intoArray(y, (yBase + targets[Math.min(pixel + 3, last)]) * width + lane);
    a4.intoArray(y, (yBase + targets[Math.min(pixel + 4, last)]) * width + lane);
    a5.intoArray(y, (yBase + targets[Math.min(pixel + 5, last)]) * width + lane);
    a6.intoArray(y, (yBase + targets[Math.min(pixel + 6, last)]) * width + lane);
    a7.intoArray(y, (yBase + targets[Math.min(pixel + 7, last)]) * width + lane);
  }

  @Override
  public void outer(
      float[] sums,
      int sumsBase,
      float[] g,
      int gBase,
      int stride,
      int[] gLines,
      float[] x,
      int xBase,
      int[] xLines,
      int lane,
      int width) {
    for (int l = 0; l < GROUP; l += LANES) {
      int atG = gBase * width + lane + l;
      int atX = xBase * width + lane + l;
      fold(sums, sumsBase + l, g, atG, stride * width, gLines, x, atX, xLines, width);
    }
  }

  /** Eight channels of g times one of x, summed over pixels. */
  private static void fold(
      float[] sums,
      int base,
      float[] g,
      int atG,
      int stride,
      int[] gLines,
      float[] x,
      int atX,
      int[] xLines,
      int width) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, sums, base);
    FloatVector a1 = FloatVector.fromArray(SPECIES, sums, base + GROUP);
    FloatVector a2 = FloatVector.fromArray(SPECIES, sums, base + 2 * GROUP);
    FloatVector a3 = FloatVector.fromArray(SPECIES, sums, base + 3 * GROUP);
    FloatVector a4 = FloatVector.fromArray(SPECIES, sums, base + 4 * GROUP);
    FloatVector a5 = FloatVector.fromArray(SPECIES, sums, base + 5 * GROUP);
    FloatVector a6 = FloatVector.fromArray(SPECIES, sums, base + 6 * GROUP);
    FloatVector a7 = FloatVector.fromArray(SPECIES, sums, base + 7 * GROUP);
    for (int j = 0; j < gLines.length; j++) {
      int at = atG + gLines[j] * width;
      FloatVector v = FloatVector.fromArray(SPECIES, x, atX + xLines[j] * width);
      a0 = FloatVector.fromArray(SPECIES, g, at).fma(v, a0);
      a1 = FloatVector.fromArray(SPECIES, g, at + stride).fma(v, a1);
      a2 = FloatVector.fromArray(SPECIES, g, at + 2 * stride).fma(v, a2);
      a3 = FloatVector.fromArray(SPECIES, g, at + 3 * stride).fma(v, a3);
      a4 = FloatVector.fromArray(SPECIES, g, at + 4 * stride).fma(v, a4);
      a5 = FloatVector.fromArray(SPECIES, g, at + 5 * stride).fma(v, a5);
      a6 = FloatVector.fromArray(SPECIES, g, at + 6 * stride).fma(v, a6);
      a7 = FloatVector.fromArray(SPECIES, g, at + 7 * stride).fma(v, a7);
    }
    a0.intoArray(sums, base);
    a1.intoArray(sums, base + GROUP);
    a2.intoArray(sums, base + 2 * GROUP);
    a3.intoArray(sums, base + 3 * GROUP);
    a4.intoArray(sums, base + 4 * GROUP);
    a5.intoArray(sums, base + 5 * GROUP);
    a6.intoArray(sums, base + 6 * GROUP);
    a7.intoArray(sums, base + 7 * GROUP);
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
      patch(
          sums,
          sumsBase + l,
          g,
          atG,
          gStride * width,
          gLines,
          x,
          atX,
          xStride * width,
          xLines,
          width);
    }
  }

  /** Four channels of g times four of x, summed over pixels. */
  private static void patch(
      float[] sums,
      int base,
      float[] g,
      int atG,
      int gStride,
      int[] gLines,
      float[] x,
      int atX,
      int xStride,
      int[] xLines,
      int width) {
    FloatVector a00 = FloatVector.fromArray(SPECIES, sums, base);
    FloatVector a01 = FloatVector.fromArray(SPECIES, sums, base + GROUP);
    FloatVector a02 = FloatVector.fromArray(SPECIES, sums, base + 2 * GROUP);
    FloatVector a03 = FloatVector.fromArray(SPECIES, sums, base + 3 * GROUP);
    FloatVector a10 = FloatVector.fromArray(SPECIES, sums, base + 4 * GROUP);
    FloatVector a11 = FloatVector.fromArray(SPECIES, sums, base + 5 * GROUP);
    FloatVector a12 = FloatVector.fromArray(SPECIES, sums, base + 6 * GROUP);
    FloatVector a13 = FloatVector.fromArray(SPECIES, sums, base + 7 * GROUP);
    FloatVector a20 = FloatVector.fromArray(SPECIES, sums, base + 8 * GROUP);
    FloatVector a21 = FloatVector.fromArray(SPECIES, sums, base + 9 * GROUP);
    FloatVector a22 = FloatVector.fromArray(SPECIES, sums, base + 10 * GROUP);
    FloatVector a23 = FloatVector.fromArray(SPECIES, sums, base + 11 * GROUP);
    FloatVector a30 = FloatVector.fromArray(SPECIES, sums, base + 12 * GROUP);
    FloatVector a31 = FloatVector.fromArray(SPECIES, sums, base + 13 * GROUP);
    FloatVector a32 = FloatVector.fromArray(SPECIES, sums, base + 14 * GROUP);
    FloatVector a33 = FloatVector.fromArray(SPECIES, sums, base + 15 * GROUP);
    for (int j = 0; j < gLines.length; j++) {
      int left = atG + gLines[j] * width;
      int right = atX + xLines[j] * width;
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, right);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, right + xStride);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, right + 2 * xStride);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, right + 3 * xStride);
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, left);
      a00 = g0.fma(x0, a00);
      a01 = g0.fma(x1, a01);
      a02 = g0.fma(x2, a02);
      a03 = g0.fma(x3, a03);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, left + gStride);
      a10 = g1.fma(x0, a10);
      a11 = g1.fma(x1, a11);
      a12 = g1.fma(x2, a12);
      a13 = g1.fma(x3, a13);
      FloatVector g2 = FloatVector.fromArray(SPECIES, g, left + 2 * gStride);
      a20 = g2.fma(x0, a20);
      a21 = g2.fma(x1, a21);
      a22 = g2.fma(x2, a22);
      a23 = g2.fma(x3, a23);
      FloatVector g3 = FloatVector.fromArray(SPECIES, g, left + 3 * gStride);
      a30 = g3.fma(x0, a30);
      a31 = g3.fma(x1, a31);
      a32 = g3.fma(x2, a32);
      a33 = g3.fma(x3, a33);
    }
    a00.intoArray(sums, base);
    a01.intoArray(sums, base + GROUP);
    a02.intoArray(sums, base + 2 * GROUP);
    a03.intoArray(sums, base + 3 * GROUP);
    a10.intoArray(sums, base + 4 * GROUP);
    a11.intoArray(sums, base + 5 * GROUP);
    a12.intoArray(sums, base + 6 * GROUP);
    a13.intoArray(sums, base + 7 * GROUP);
    a20.intoArray(sums, base + 8 * GROUP);
    a21.intoArray(sums, base + 9 * GROUP);
    a22.intoArray(sums, base + 10 * GROUP);
    a23.intoArray(sums, base + 11 * GROUP);
    a30.intoArray(sums, base + 12 * GROUP);
    a31.intoArray(sums, base + 13 * GROUP);
    a32.intoArray(sums, base + 14 * GROUP);
    a33.intoArray(sums, base + 15 * GROUP);
  }

  @Override
  public void rectify(float slope, float[] x, float[] y, int n) {
    float floor = PlainKernels.floor(slope);
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      v.blend(v.max(floor).mul(slope), v.compare(LE, 0)).intoArray(y, i);
    }
    for (int i = whole; i < n; i++) {
      y[i] = x[i] <= 0 ? slope * Math.max(x[i], floor) : x[i];
    }
  }

  @Override
  public void rectifyBack(float slope, float[] y, float[] gy, float[] gx, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector g = FloatVector.fromArray(SPECIES, gy, i);
      VectorMask<Float> low = FloatVector.fromArray(SPECIES, y, i).compare(LE, 0);
      g.blend(g.mul(slope), low).intoArray(gx, i);
    }
    for (int i = whole; i < n; i++) {
      gx[i] = y[i] <= 0 ? slope * gy[i] : gy[i];
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
      int breadth,
      float[] room) {
    int high = SPECIES.loopBound(height);
    int broad = SPECIES.loopBound(breadth);
    Turning.squares(from, fromBase, fromStride, to, toBase, toStride, high, broad, room);
    // What is left: the columns beyond the squares, and below the squares the rows.
    plain.turn(
        from,
        fromBase + broad,
        fromStride,
        to,
        toBase + broad * toStride,
        toStride,
        high,
        breadth - broad,
        room);
    plain.turn(
        from,
        fromBase + high * fromStride,
        fromStride,
        to,
        toBase + high,
        toStride,
        height - high,
        breadth,
        room);
  }

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i);
      FloatVector sum = VectorExp.exp(v.neg()).add(1);
      FloatVector.broadcast(SPECIES, 1).div(sum).intoArray(y, yAt + i);
    }
    for (int i = whole; i < n; i++) {
      y[yAt + i] = Transcendental.sigmoid(x[xAt + i]);
    }
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      VectorExp.tanh(FloatVector.fromArray(SPECIES, x, xAt + i)).intoArray(y, yAt + i);
    }
    for (int i = whole; i < n; i++) {
      y[yAt + i] = Transcendental.tanh(x[xAt + i]);
    }
  }
}
