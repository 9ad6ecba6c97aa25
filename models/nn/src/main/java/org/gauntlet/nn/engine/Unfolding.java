package org.gauntlet.nn.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.nn.graph.Span;
import org.gauntlet.nn.graph.Window;

/**
 * Input channels laid out so that a tap of a window sees neighbouring output pixels as neighbouring
 * lines. There is a copy of a channel for each column of the window, and for each remainder of the
 * window's rows by the stride; what lies in the padding is zero. Rows of a copy are as broad as the
 * output's, so a tap's place in it depends on the tap alone.
 */
final class Unfolding {
  private final Span down;
  private final Span across;
  private final int high;
  private final int broad;
  private final int breadth;
  private final int[] phases;
  private final int[] phaseOf;
  private final int reach;

  /**
   * @param in (C, H, W)
   * @param out (K, OH, OW)
   */
  Unfolding(Window window, Port in, Port out) {
    down = window.down();
    across = window.across();
    high = in.shape().at(1);
    broad = in.shape().at(2);
    breadth = out.shape().at(2);
    List<Integer> remainders =
        IntStream.range(0, down.size()).mapToObj(i -> i * down.dilation() % down.stride()).toList();
    List<Integer> distinct = remainders.stream().distinct().toList();
    phases = distinct.stream().mapToInt(rest -> rest).toArray();
    phaseOf = remainders.stream().mapToInt(distinct::indexOf).toArray();
    reach = (down.reach() - 1) / down.stride() * breadth;
  }

  /** Copies of a channel. */
  int copies() {
    return phases.length * across.size();
  }

  /** Lines of a copy in which this many output pixels see all that they see. */
  int lines(int pixels) {
    return pixels + reach;
  }

  /**
   * Where a tap sees the first pixel, in floats from a channel's first copy.
   *
   * @param stride floats from a copy to the next
   */
  int place(int tap, int stride, int width) {
    int i = tap / across.size() * down.dilation();
    int phase = phaseOf[tap / across.size()];
    int copy = phase * across.size() + tap % across.size();
    return copy * stride + i / down.stride() * breadth * width;
  }

  /**
   * Fills a channel's copies with what some pixels see.
   *
   * @param channel the first float of the channel in x
   * @param stride floats from a copy to the next
   */
  void fill(
      float[] x, int channel, int first, int pixels, int width, float[] to, int at, int stride) {
    int end = first + lines(pixels);
    for (int copy = 0; copy < copies(); copy++) {
      int rest = phases[copy / across.size()];
      int shift = copy % across.size() * across.dilation() - across.before();
      for (int from = first; from < end; ) {
        int row = from / breadth;
        int next = Math.min(end, (row + 1) * breadth);
        int y = row * down.stride() + rest - down.before();
        int place = at + copy * stride + (from - first) * width;
        if (y < 0 || y >= high) {
          Arrays.fill(to, place, place + (next - from) * width, 0);
        } else {
          int left = from - row * breadth;
          line(x, channel + y * broad * width, left, next - from, shift, width, to, place);
        }
        from = next;
      }
    }
  }

  /** Some pixels of a row, of which each sees the pixel {@code shift} away. */
  private void line(
      float[] x, int row, int left, int pixels, int shift, int width, float[] to, int at) {
    int step = across.stride();
    // The first pixels that see something and, behind them, the first that see nothing again.
    int begin = Math.clamp(Math.ceilDiv(-shift, step) - left, 0, pixels);
    int end = Math.clamp(Math.ceilDiv(broad - shift, step) - left, begin, pixels);
    Arrays.fill(to, at, at + begin * width, 0);
    int run = step == 1 ? end - begin : 1;
    for (int p = begin; p < end; p += run) {
      int from = row + ((left + p) * step + shift) * width;
      System.arraycopy(x, from, to, at + p * width, run * width);
    }
    Arrays.fill(to, at + end * width, at + pixels * width, 0);
  }
}
