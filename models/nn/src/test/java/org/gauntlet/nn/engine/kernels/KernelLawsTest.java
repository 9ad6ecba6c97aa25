package org.gauntlet.nn.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Law 9 over the whole interface: every kernel that there is, on awkward numbers of lines, without
 * any tolerance; and a kernel that is wrong in one bit is found out.
 */
class KernelLawsTest {
  private static final int LINES = 24;
  private static final int TAPS = 5;
  private static final float[] W = values(100);
  private static final float[] STARTS = starts(Kernels.BLOCK + 1);

  /** One kernel on lines of a width; what it may write is handed over afresh for every call. */
  @FunctionalInterface
  private interface Call {
    void run(Kernels kernels, float[][] written, int size, int width);
  }

  private static final Map<String, Call> CALLS = new TreeMap<>(sums());

  static {
    CALLS.put(
        "sigmoid", (kernels, y, size, _) -> kernels.sigmoid(awkward(size + 3), 3, y[0], 1, size));
    CALLS.put(
        "times",
        (kernels, y, size, _) ->
            kernels.times(values(size + 3), 3, values(size + 1), 1, y[0], 5, size));
    CALLS.put(
        "remember",
        (kernels, y, size, width) ->
            kernels.remember(values(5 * LINES * width), 2, y[0], 3, size % 20 * width));
    CALLS.put(
        "forget",
        (kernels, y, size, width) -> {
          int n = (1 + size % 4) * width;
          kernels.forget(
              values(4 * n + 5), 5, values(n + 7), values(n + 7), 7, values(n), y[1], y[0], n);
        });
    CALLS.put(
        "total",
        (kernels, y, size, _) -> {
          double[] lanes = new double[Kernels.GROUP + 3];
          kernels.total(values(size * Kernels.GROUP + 5), 5, size * Kernels.GROUP, lanes, 2);
          // Sixteen bits of a double at a time, which floats hold as they are.
          for (int i = 0; i < 4 * lanes.length; i++) {
            y[0][i] = Double.doubleToLongBits(lanes[i / 4]) >>> (i % 4 * 16) & 0xffff;
          }
        });
    CALLS.put("tanh", (kernels, y, size, _) -> kernels.tanh(awkward(size + 3), 3, y[0], 1, size));
  }

  private static Map<String, Call> sums() {
    return Map.of(
        "product",
        (kernels, y, size, width) ->
            kernels.product(
                region(size), 8, W, 3, STARTS, 1, false, x(width), 1, y[0], 1, size + 2, width),
        "outer",
        (kernels, y, size, width) ->
            kernels.outer(
                g(size, width), 5, width, x(width), seen(size), y[0], 7, (1 + size % 3) * width),
        "narrowOuter",
        (kernels, y, size, width) ->
            kernels.narrowOuter(
                g(size, width), 3, x(width), seen(size), y[0], 5, (1 + size % 3) * width),
        "meet",
        (kernels, y, size, _) -> kernels.meet(values(size * 16 + 3), 3, y[0], 5, size),
        "square",
        (kernels, y, size, width) ->
            kernels.square(
                y[0], 3, x(width), 1, 2, lines(size), x(width), 2, 1, seen(size), 0, width),
        "turn",
        (kernels, y, size, width) -> {
          float[] from = values(3 + width * (size + 1));
          kernels.turn(from, 3, size + 1, y[0], 2, width + 5, width, size);
        },
        "rectify",
        (kernels, y, size, width) ->
            kernels.rectify(0.1f, awkward(size * width), y[0], new int[size], size, width),
        "rectifyBack",
        (kernels, y, size, width) ->
            kernels.rectifyBack(0.1f, seen(size), values(size * width), y[0], size, width),
        "largest",
        (kernels, y, size, width) ->
            kernels.largest(region(size), awkward(LINES * 2 * width), 1, y[0], y[1], 1, width),
        "largestBack",
        (kernels, y, size, width) ->
            kernels.largestBack(
                region(size), values((size + 1) * width), taps(size, width), 1, y[0], 1, width));
  }

  static Stream<String> names() {
    return CALLS.keySet().stream();
  }

  @Test
  void noKernelIsExempt() {
    List<String> all =
        Stream.of(Kernels.class.getDeclaredMethods())
            .filter(method -> method.getReturnType() == void.class)
            .map(Method::getName)
            .toList();
    assertThat(CALLS.keySet()).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 207, 4098})
  void everyKernelHasTheBitsOfThePlainOne(int size) {
    for (String name : CALLS.keySet()) {
      for (int width : new int[] {16, 32}) {
        assertThat(agree(name, new VectorKernels(), size, width))
            .as("%s, %d of width %d", name, size, width)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void oneWrongBitIsFoundOut(String name) {
    assertThat(agree(name, planted(name), 13, 16)).isFalse();
    assertThat(agree(name, planted("none"), 13, 16)).isTrue();
  }

  @Test
  void aKernelThatWritesNothingIsNoAgreement() {
    Kernels lazy = proxy((_, _) -> {});
    assertThatThrownBy(() -> differs(lazy)).isInstanceOf(AssertionError.class);
  }

  private static void differs(Kernels kernels) {
    assertThat(agree("product", kernels, 13, 16)).isTrue();
  }

  private static boolean agree(String name, Kernels kernels, int size, int width) {
    float[][] plain = written(size, width);
    float[][] other = written(size, width);
    call(name).run(new PlainKernels(), plain, size, width);
    call(name).run(kernels, other, size, width);
    assertThat(plain[0]).as("%s does something", name).isNotEqualTo(written(size, width)[0]);
    return Arrays.deepEquals(bits(plain), bits(other));
  }

  private static Call call(String name) {
    return Objects.requireNonNull(CALLS.get(name));
  }

  private static int[][] bits(float[][] values) {
    return Stream.of(values)
        .map(row -> IntStream.range(0, row.length).map(i -> Float.floatToIntBits(row[i])).toArray())
        .toArray(int[][]::new);
  }

  /** The plain kernels, of which one then turns over the last bit of what it was to write. */
  private static Kernels planted(String name) {
    return proxy((method, arguments) -> {
      method.invoke(new PlainKernels(), arguments);
      if (method.getName().equals(name)) {
        for (Object argument : arguments) {
          if (argument instanceof float[] values) {
            values[11] = Math.nextUp(values[11]);
          }
          if (argument instanceof double[] values) {
            values[11] = Math.nextUp(values[11]);
          }
        }
      }
    });
  }

  /** What a stand-in does instead of a kernel. */
  @FunctionalInterface
  private interface Deed {
    void on(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private static Kernels proxy(Deed deed) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (_, method, arguments) -> {
              deed.on(method, arguments);
              return null;
            });
  }

  private static float[][] written(int size, int width) {
    int most = Math.max((size + 2) * (Kernels.BLOCK + 1), 2 * LINES) * width;
    return new float[][] {values(most), values(most)};
  }

  /** Lines of a group that hold the same number throughout. */
  static float[] starts(int count) {
    float[] starts = new float[count * Kernels.GROUP];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = values(count)[i / Kernels.GROUP];
    }
    return starts;
  }

  private static Region region(int size) {
    return new Region(lines(size), IntStream.range(0, size).toArray(), seen(TAPS), taps(TAPS));
  }

  private static int[] lines(int count) {
    return new Random(1).ints(count, 0, LINES / 2).toArray();
  }

  private static int[] seen(int count) {
    return new Random(2).ints(count, 0, LINES / 2).toArray();
  }

  private static int[] taps(int count) {
    return IntStream.range(0, count).map(t -> t * Kernels.BLOCK).toArray();
  }

  /** For every lane of every pixel the tap that won. */
  private static float[] taps(int size, int width) {
    float[] winners = new float[(size + 1) * width];
    Random random = new Random(3);
    for (int i = 0; i < winners.length; i++) {
      winners[i] = random.nextInt(TAPS);
    }
    return winners;
  }

  private static float[] x(int width) {
    return values(2 * LINES * width);
  }

  /** Lines for eight channels of a region's targets. */
  private static float[] g(int size, int width) {
    return values((size + 2 * Kernels.BLOCK) * width);
  }

  private static float[] values(int count) {
    float[] values = new float[count];
    Random random = new Random(4);
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Zeros of both signs, infinities, NaN and ties among ordinary numbers. */
  private static float[] awkward(int count) {
    float[] special = {0, -0f, Float.NaN, 2, -3, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
    float[] values = values(count);
    for (int i = 0; i < count; i += 2) {
      values[i] = special[i / 2 % special.length];
    }
    return values;
  }
}
