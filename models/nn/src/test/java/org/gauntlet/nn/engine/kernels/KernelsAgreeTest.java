package org.gauntlet.nn.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 9: plain and vector kernels give the same bits, on awkward sizes too. */
class KernelsAgreeTest {
  private static final Kernels PLAIN = new PlainKernels();
  private static final Kernels VECTOR = new VectorKernels();
  private static final int PIXELS = 11;
  private static final int SOURCES = 40;

  /** A kernel's arguments bound to everything but the kernel and what it writes. */
  private interface Call {
    void run(Kernels kernels, float[] y);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 207, 4098})
  void product(int taps) {
    float[] w = values("w", (taps + 1) * Kernels.BLOCK);
    float[] start = KernelLawsTest.starts(Kernels.BLOCK + 3);
    for (int pixels = 1; pixels <= PIXELS; pixels++) {
      Region region = region(pixels, taps);
      for (int width : new int[] {16, 32}) {
        float[] x = values("x", (SOURCES + 2) * width);
        int rows = 1 + (pixels + taps) % Kernels.BLOCK;
        for (boolean more : new boolean[] {false, true}) {
          agree(
              (PIXELS * Kernels.BLOCK + 1) * width,
              (kernels, y) ->
                  kernels.product(region, rows, w, 3, start, 3, more, x, 1, y, 1, PIXELS, width));
        }
      }
    }
  }

  /** Rows of pixels that see most lines together, as the way back to a single channel has them. */
  @ParameterizedTest
  @CsvSource({
    "8, 2, 1, 40",
    "9, 3, 2, 40",
    "13, 2, 2, 40",
    "16, 5, 1, 40",
    "21, 4, 3, 40",
    "7, 5, 1, 40",
    "8, 6, 1, 40",
    "12, 2, 2, 12"
  })
  void productOfOneChannelSideBySide(int breadth, int run, int step, int apart) {
    int taps = 3 * run;
    Region region =
        new Region(
            IntStream.range(0, 2 * breadth).map(i -> i / breadth * apart + i % breadth).toArray(),
            IntStream.range(0, 2 * breadth)
                .map(i -> i / breadth * 70 + i % breadth * step)
                .toArray(),
            IntStream.range(0, taps).map(t -> t / run * 90 + run - t % run).toArray(),
            IntStream.range(0, taps).map(t -> t * Kernels.BLOCK).toArray());
    float[] w = values("w", (taps + 1) * Kernels.BLOCK);
    float[] start = KernelLawsTest.starts(3);
    for (int width : new int[] {16, 32}) {
      float[] x = values("x", 300 * width);
      for (boolean more : new boolean[] {false, true}) {
        agree(
            140 * width,
            (kernels, y) ->
                kernels.product(region, 1, w, 3, start, 2, more, x, 1, y, 1, PIXELS, width));
      }
    }
  }

  /** Pixel 1 of two channels: 3 + 2 * 10 + 5 * 20, and 4 + 7 * 10 + 11 * 20, and the same again. */
  @Test
  void sumsStartFromTheStartOrGoOn() {
    Region region = new Region(new int[] {0}, new int[] {1}, new int[] {0, 1}, new int[] {0, 8});
    float[] w = {2, 7, 0, 0, 0, 0, 0, 0, 5, 11};
    float[] x = new float[32];
    Arrays.fill(x, 0, 16, 10);
    Arrays.fill(x, 16, 32, 20);
    float[] start = new float[32];
    Arrays.fill(start, 0, 16, 3);
    Arrays.fill(start, 16, 32, 4);
    float[] y = new float[64];
    for (Kernels kernels : List.of(PLAIN, VECTOR)) {
      kernels.product(region, 2, w, 0, start, 0, false, x, 0, y, 0, 2, 16);
      assertThat(List.of(y[15], y[16], y[31], y[32], y[48]))
          .containsExactly(0f, 123f, 123f, 0f, 294f);
      kernels.product(region, 2, w, 0, start, 0, true, x, 0, y, 0, 2, 16);
      assertThat(List.of(y[15], y[16], y[31], y[32], y[48]))
          .containsExactly(0f, 243f, 243f, 0f, 584f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 13, 207})
  void outer(int taps) {
    int[] shifts = draws("shifts", taps, 99);
    int room = taps * Kernels.BLOCK * Kernels.GROUP;
    for (int n : new int[] {16, 32, 160}) {
      float[] g = values("g", 2 + n + 7 * (n + 5));
      float[] x = values("x", 99 + n);
      agree(5 + room, (kernels, y) -> kernels.outer(g, 2, n + 5, x, shifts, y, 5, n));
      agree(3 + room, (kernels, y) -> kernels.narrowOuter(g, 1, x, shifts, y, 3, n));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 207, 4098})
  void square(int pixels) {
    int[] gLines = draws("g lines", pixels, SOURCES);
    int[] xLines = draws("x lines", pixels, SOURCES);
    for (int width : new int[] {16, 32}) {
      float[] g = values("g", SOURCES * (Kernels.BLOCK + 1) * width);
      for (int lane = 0; lane < width; lane += Kernels.GROUP) {
        int from = lane;
        agree(
            3 + 16 * Kernels.GROUP,
            (kernels, sums) ->
                kernels.square(
                    sums, 3, g, 1, SOURCES, gLines, g, 2, SOURCES + 1, xLines, from, width));
      }
    }
  }

  /** Two groups of lanes of two channels and two taps: 1 * 10 + 2 * 20 and so on in lane 0. */
  @Test
  void outerSumsOverPixelsAndKeepsLanesApart() {
    float[] g = new float[8 * 32];
    g[0] = 1;
    g[16] = 2;
    g[1] = 5;
    g[7 * 32 + 16] = 3;
    float[] x = new float[48];
    x[0] = 10;
    x[16] = 20;
    x[17] = 7;
    x[32] = 100;
    for (Kernels kernels : List.of(PLAIN, VECTOR)) {
      float[] sums = new float[2 * Kernels.BLOCK * Kernels.GROUP];
      kernels.outer(g, 0, 32, x, new int[] {0, 16}, sums, 0, 32);
      assertThat(sums).startsWith(50, 0, 0);
      assertThat(List.of(sums[7 * 16], sums[128], sums[129], sums[128 + 7 * 16]))
          .containsExactly(60f, 220f, 35f, 300f);
    }
  }

  @Test
  void lanesMeetHalvesUponHalves() {
    float[] lanes = new float[40 * Kernels.GROUP + 1];
    for (int i = 0; i < 40; i++) {
      int at = 1 + i * Kernels.GROUP;
      if (i % 2 == 0) {
        lanes[at + 1] = 1 << 24;
        lanes[at + 2] = 1;
        lanes[at + 9] = -(1 << 24);
      } else {
        lanes[at] = 1 << 24;
        lanes[at + 8] = 1;
        lanes[at + 1] = -(1 << 24);
      }
    }
    for (Kernels kernels : List.of(PLAIN, VECTOR)) {
      float[] sums = new float[42];
      kernels.meet(lanes, 1, sums, 2, 39);
      for (int i = 0; i < sums.length; i++) {
        assertThat(sums[i]).as("sum %d", i - 2).isEqualTo(i >= 2 && i < 41 && i % 2 == 0 ? 1 : 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 207, 4098})
  void rectifiers(int lines) {
    for (int width : new int[] {16, 32}) {
      float[] x = awkward(lines * width);
      float[] g = values("g", lines * width);
      int[] signs = draws("signs", lines, Integer.MAX_VALUE);
      for (float slope : new float[] {0, 0.1f}) {
        Map<String, int[]> found = new HashMap<>();
        agree(
            lines * width,
            (kernels, y) -> {
              int[] bits = found.computeIfAbsent(kernels.name(), name -> new int[lines]);
              kernels.rectify(slope, x, y, bits, lines, width);
            });
        assertThat(found.get(VECTOR.name())).isEqualTo(found.get(PLAIN.name()));
        agree(lines * width, (kernels, y) -> kernels.rectifyBack(slope, signs, g, y, lines, width));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 207, 4098})
  void curves(int n) {
    float[] x = awkward(n + 3);
    for (int i = 0; i < n; i += 3) {
      x[i] *= 40;
    }
    agree(n + 1, (kernels, y) -> kernels.sigmoid(x, 3, y, 1, n));
    agree(n + 1, (kernels, y) -> kernels.tanh(x, 3, y, 1, n));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void pools(int taps) {
    Region region = region(taps);
    for (int width : new int[] {16, 32}) {
      float[] x = awkward((SOURCES + 2) * width);
      float[] g = values("g", (PIXELS + 1) * width);
      float[] winners = new float[(PIXELS + 1) * width];
      agree(winners.length, (kernels, y) -> kernels.largest(region, x, 1, y, winners, 1, width));
      agree(
          winners.length,
          (kernels, won) -> kernels.largest(region, x, 1, g.clone(), won, 1, width));
      agree(
          (SOURCES + 2) * width,
          (kernels, y) -> kernels.largestBack(region, g, winners, 1, y, 1, width));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "16, 16", "32, 784", "10, 32", "207, 13", "17, 33"})
  void turning(int height, int breadth) {
    float[] x = values("x", 3 + height * (breadth + 1));
    agree(
        2 + breadth * (height + 5),
        (kernels, y) -> kernels.turn(x, 3, breadth + 1, y, 2, height + 5, height, breadth));
  }

  @Test
  void turningPutsRowsWhereColumnsWere() {
    float[] matrix = {1, 2, 3, 4, 5, 6};
    float[] turned = new float[6];
    PLAIN.turn(matrix, 0, 3, turned, 0, 2, 2, 3);
    assertThat(turned).containsExactly(1, 4, 2, 5, 3, 6);
  }

  /** Both kernels write over the same old values, which covers what must stay untouched. */
  private static void agree(int size, Call call) {
    float[] plain = values("old", size);
    float[] vector = plain.clone();
    call.run(PLAIN, plain);
    call.run(VECTOR, vector);
    assertThat(vector).isEqualTo(plain);
    assertThat(plain).isNotEqualTo(values("old", size));
  }

  private static Region region(int taps) {
    return region(PIXELS, taps);
  }

  private static Region region(int pixels, int taps) {
    return new Region(
        draws("sources", pixels, SOURCES / 2),
        IntStream.range(0, pixels).toArray(),
        draws("shifts", taps, SOURCES / 2),
        IntStream.range(0, taps).map(t -> t * Kernels.BLOCK).toArray());
  }

  private static int[] draws(String name, int count, int bound) {
    RandomStream stream = new Seed(1).child(name).open();
    return IntStream.range(0, count).map(i -> stream.nextInt(bound)).toArray();
  }

  private static float[] values(String name, int count) {
    RandomStream stream = new Seed(2).child(name).open();
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) stream.gaussian();
    }
    return values;
  }

  /** Zeros of both signs, infinities, NaN, ties and ordinary numbers. */
  private static float[] awkward(int count) {
    float[] special = {-3, 0, -0f, Float.NaN, 2, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
    float[] values = values("awkward", count);
    int[] kinds = draws("kinds", count, 2 * special.length);
    for (int i = 0; i < count; i++) {
      values[i] = kinds[i] < special.length ? special[kinds[i]] : values[i];
    }
    return Arrays.copyOf(values, count);
  }
}
