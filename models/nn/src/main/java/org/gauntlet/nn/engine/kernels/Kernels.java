package org.gauntlet.nn.engine.kernels;

/**
 * The loops in which the time goes. Values lie in lines: {@code width} floats, one for each row of
 * a chunk; bases and strides count lines. Every float of a result is one chain of fused
 * multiply-adds in ascending order of taps, and lanes never meet, so all implementations give the
 * same bits. Arguments are not checked.
 */
public interface Kernels {
  /** Channels that {@link #product} makes at once, at most. */
  int BLOCK = 8;

  /** Lanes that {@link #outer} keeps apart; every width is a multiple of it. */
  int GROUP = 16;

  /** What runs here, for people. */
  String name();

  /** Bits of one vector register; 32 when there is none. */
  int bits();

  /**
   * For every pixel of the region and k below {@code rows}: target line k = its start + the sum
   * over taps of weight k * source line. It starts from what it holds where {@code more}, otherwise
   * from start line k, which is {@link #GROUP} times the same number. Target line k lies {@code
   * stride} lines after line 0.
   *
   * @param rows in [1, 8]; weights lie eight side by side for each tap in any case
   */
  void product(
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
      int width);

  /**
   * The way back of {@link #product} to its weights. For every tap t, k in [0, 8) and lane l in [0,
   * 16): sums[16 (8 t + k) + l] += the sum of g[k gStride + i] x[shifts[t] + i] over i = l, l + 16
   * and so on below n, counted from the bases. Bases, strides and shifts count floats.
   *
   * @param n a multiple of {@link #GROUP}
   */
  void outer(
      float[] g,
      int gBase,
      int gStride,
      float[] x,
      int[] shifts,
      float[] sums,
      int sumsBase,
      int n);

  /** Like {@link #outer} for a single channel, k = 0. */
  void narrowOuter(
      float[] g, int gBase, float[] x, int[] shifts, float[] sums, int sumsBase, int n);

  /**
   * to[toBase + i] = the sum of the lanes from sums[sumsBase + 16 i] on, halves upon halves, for i
   * below {@code count}.
   */
  void meet(float[] sums, int sumsBase, float[] to, int toBase, int count);

  /**
   * lanes[base + l] += the sum of values[at + i] over i = l, l + 16 and so on below n, in this
   * order, for l in [0, 16).
   *
   * @param n a multiple of {@link #GROUP}
   */
  void total(float[] values, int at, int n, double[] lanes, int base);

  /**
   * For k and c in [0, 4) and lane l in [0, 16): sums[16 (4 k + c) + l] += the sum over pixels j of
   * lane l of line {@code gLines[j] + k * gStride} of g times lane l of line {@code xLines[j] + c *
   * xStride} of x. The lanes are those from {@code lane} on.
   */
  void square(
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
      int width);

  /**
   * y = x where x > 0 or is no number, otherwise slope * x, for as many lines; bit l of a line's
   * signs says that x <= 0 in lane l. At most 32 lanes.
   */
  void rectify(float slope, float[] x, float[] y, int[] signs, int lines, int width);

  /** gx = slope * gy where the sign's bit is set, otherwise gy. */
  void rectifyBack(float slope, int[] signs, float[] gy, float[] gx, int lines, int width);

  /**
   * For every pixel of the region: target line = the largest of its source lines, lane by lane, and
   * the same line of winners = the number of the first tap that holds it.
   */
  void largest(
      Region region, float[] x, int xBase, float[] y, float[] winners, int yBase, int width);

  /** For every pixel of the region: adds its line of gy to the winners' lanes of gx. */
  void largestBack(
      Region region, float[] gy, float[] winners, int yBase, float[] gx, int xBase, int width);

  /**
   * to[j * toStride + i] = from[i * fromStride + j] for i below height and j below breadth, counted
   * from the bases.
   */
  void turn(
      float[] from,
      int fromBase,
      int fromStride,
      float[] to,
      int toBase,
      int toStride,
      int height,
      int breadth);

  /** y[yAt + i] = 1 / (1 + exp(-x[xAt + i])), for i below n; y may be x. */
  void sigmoid(float[] x, int xAt, float[] y, int yAt, int n);

  /** y[yAt + i] = tanh(x[xAt + i]), for i below n; y may be x. */
  void tanh(float[] x, int xAt, float[] y, int yAt, int n);

  /** y[yAt + i] = a[aAt + i] b[bAt + i], for i below n. */
  void times(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n);

  /**
   * What an LSTM remembers, k' = f k + i g: k[now + n + l] from k[now + l] for l below n. Its gates
   * i, o, f, g, n floats each, begin at gates[at].
   */
  void remember(float[] gates, int at, float[] k, int now, int n);

  /**
   * The way back of an LSTM's cell, h' = o tanh(k'): from the gradient of h' in carry to the slopes
   * of i, o, f, g, which begin at slopes[at], and from the gradient of k' beside it to that of k.
   *
   * @param bent tanh(k') from bent[now] on
   */
  void forget(
      float[] gates,
      int at,
      float[] k,
      float[] bent,
      int now,
      float[] carry,
      float[] beside,
      float[] slopes,
      int n);
}
