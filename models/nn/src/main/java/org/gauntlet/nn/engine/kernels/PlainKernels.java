package org.gauntlet.nn.engine.kernels;

import java.util.Arrays;

/** The kernels in plain Java, for machines and launchers without the Vector API. */
public final class PlainKernels implements Kernels {
  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public int bits() {
    return Float.SIZE;
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
    for (int k = 0; k < rows; k++) {
      for (int i = 0; i < region.sources.length; i++) {
        int source = xBase + region.sources[i];
        int target = (yBase + k * stride + region.targets[i]) * width;
        if (!more) {
          Arrays.fill(y, target, target + width, start[(startBase + k) * GROUP]);
        }
        for (int t = 0; t < region.shifts.length; t++) {
          float w = weights[weightBase + region.weights[t] + k];
          axpy(w, x, (source + region.shifts[t]) * width, y, target, width);
        }
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
    for (int k = 0; k < BLOCK; k++) {
      narrowOuter(g, gBase + k * gStride, x, shifts, sums, sumsBase + k * GROUP, n);
    }
  }

  @Override
  public void narrowOuter(
      float[] g, int gBase, float[] x, int[] shifts, float[] sums, int sumsBase, int n) {
    for (int t = 0; t < shifts.length; t++) {
      int at = sumsBase + t * BLOCK * GROUP;
      for (int i = 0; i < n; i++) {
        int lane = at + i % GROUP;
        sums[lane] = Math.fma(g[gBase + i], x[shifts[t] + i], sums[lane]);
      }
    }
  }

  @Override
  public void meet(float[] sums, int sumsBase, float[] to, int toBase, int count) {
    for (int i = 0; i < count; i++) {
      to[toBase + i] = meet(sums, sumsBase + i * GROUP, 1);
    }
  }

  /** The sum of every {@code step}-th lane from this one on: those that are left at this step. */
  private static float meet(float[] sums, int at, int step) {
    return step == GROUP ? sums[at] : meet(sums, at, 2 * step) + meet(sums, at + step, 2 * step);
  }

  @Override
  public void total(float[] values, int at, int n, double[] lanes, int base) {
    for (int i = 0; i < n; i++) {
      lanes[base + i % GROUP] += values[at + i];
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
    for (int i = 0; i < 16; i++) {
      int atG = (gBase + i / 4 * gStride) * width + lane;
      int atX = (xBase + i % 4 * xStride) * width + lane;
      fold(sums, sumsBase + i * GROUP, g, atG, gLines, x, atX, xLines, width);
    }
  }

  private static void fold(
      float[] sums,
      int base,
      float[] g,
      int atG,
      int[] gLines,
      float[] x,
      int atX,
      int[] xLines,
      int width) {
    for (int j = 0; j < gLines.length; j++) {
      int left = atG + gLines[j] * width;
      int right = atX + xLines[j] * width;
      for (int l = 0; l < GROUP; l++) {
        sums[base + l] = Math.fma(g[left + l], x[right + l], sums[base + l]);
      }
    }
  }

  @Override
  public void rectify(float slope, float[] x, float[] y, int[] signs, int lines, int width) {
    float floor = floor(slope);
    for (int line = 0; line < lines; line++) {
      int bits = 0;
      for (int l = 0; l < width; l++) {
        int i = line * width + l;
        boolean low = x[i] <= 0;
        bits |= (low ? 1 : 0) << l;
        y[i] = low ? slope * Math.max(x[i], floor) : x[i];
      }
      signs[line] = bits;
    }
  }

  @Override
  public void rectifyBack(float slope, int[] signs, float[] gy, float[] gx, int lines, int width) {
    for (int line = 0; line < lines; line++) {
      for (int l = 0; l < width; l++) {
        int i = line * width + l;
        gx[i] = (signs[line] >>> l & 1) == 1 ? slope * gy[i] : gy[i];
      }
    }
  }

  @Override
  public void largest(
      Region region, float[] x, int xBase, float[] y, float[] winners, int yBase, int width) {
    for (int i = 0; i < region.sources.length; i++) {
      int target = (yBase + region.targets[i]) * width;
      for (int l = 0; l < width; l++) {
        float best = Float.NEGATIVE_INFINITY;
        float winner = 0;
        for (int t = 0; t < region.shifts.length; t++) {
          float value = x[(xBase + region.sources[i] + region.shifts[t]) * width + l];
          if (value > best || Float.isNaN(value)) {
            best = value;
            winner = t;
          }
        }
        y[target + l] = best;
        winners[target + l] = winner;
      }
    }
  }

  @Override
  public void largestBack(
      Region region, float[] gy, float[] winners, int yBase, float[] gx, int xBase, int width) {
    for (int i = 0; i < region.sources.length; i++) {
      int target = (yBase + region.targets[i]) * width;
      for (int t = 0; t < region.shifts.length; t++) {
        int source = (xBase + region.sources[i] + region.shifts[t]) * width;
        for (int l = 0; l < width; l++) {
          gx[source + l] += winners[target + l] == t ? gy[target + l] : 0;
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
    for (int j = 0; j < breadth; j++) {
      for (int i = 0; i < height; i++) {
        to[toBase + j * toStride + i] = from[fromBase + i * fromStride + j];
      }
    }
  }

  @Override
  public void sigmoid(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = Transcendental.sigmoid(x[xAt + i]);
    }
  }

  @Override
  public void tanh(float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = Transcendental.tanh(x[xAt + i]);
    }
  }

  @Override
  public void times(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] = a[aAt + i] * b[bAt + i];
    }
  }

  @Override
  public void remember(float[] gates, int at, float[] k, int now, int n) {
    for (int l = 0; l < n; l++) {
      float f = gates[at + 2 * n + l];
      k[now + n + l] = Math.fma(f, k[now + l], gates[at + l] * gates[at + 3 * n + l]);
    }
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
    for (int l = 0; l < n; l++) {
      float i = gates[at + l];
      float o = gates[at + n + l];
      float f = gates[at + 2 * n + l];
      float g = gates[at + 3 * n + l];
      float curve = bent[now + l];
      float slope = Math.fma(carry[l] * o, Math.fma(-curve, curve, 1), beside[l]);
      slopes[at + l] = slope * g * (i * (1 - i));
      slopes[at + n + l] = carry[l] * curve * (o * (1 - o));
      slopes[at + 2 * n + l] = slope * k[now + l] * (f * (1 - f));
      slopes[at + 3 * n + l] = slope * i * Math.fma(-g, g, 1);
      beside[l] = slope * f;
    }
  }

  /** Keeps zero times minus infinity from being no number. */
  static float floor(float slope) {
    return slope == 0 ? -Float.MAX_VALUE : Float.NEGATIVE_INFINITY;
  }

  private static void axpy(float w, float[] x, int source, float[] y, int target, int width) {
    for (int l = 0; l < width; l++) {
      y[target + l] = Math.fma(x[source + l], w, y[target + l]);
    }
  }
}
