package org.gauntlet.nn.engine.kernels;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes {@code Tiles.java}: the inner loops, whose accumulators must be local variables. To change
 * a tile, change it here, run {@link #main} and put its output in the place of the file.
 */
final class TileWriter {
  private static final String HEAD =
      """
      package org.gauntlet.nn.engine.kernels;

      import jdk.incubator.vector.FloatVector;
      import jdk.incubator.vector.VectorSpecies;

      /**
       * Written by TileWriter; not to be edited. A tile keeps the sums of some rows times some columns in
       * registers while it runs over taps or pixels.
       */
      final class Tiles {
        static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

        private Tiles() {}
      """;

  private TileWriter() {}

  static void main() {
    System.out.print(source());
  }

  /** The whole file, before formatting. */
  static String source() {
    StringBuilder text = new StringBuilder(HEAD);
    List.of(product(8, 2), product(4, 2), product(1, 8)).forEach(text::append);
    List.of(outer(8, 3), outer(4, 4), outer(4, 2), outer(1, 8)).forEach(text::append);
    return text.append("}\n").toString();
  }

  /** Channels (rows) times vectors of pixels (columns), summed over taps. */
  private static String product(int rows, int columns) {
    return """

      /** Channel r, column v: y[target_v + r * stride] = start_r + the sum of weight_r * x. */
      static void product%dx%d(
          int[] shifts, int[] taps, float[] weights, int weightBase, float[] start, int startBase,
          float[] x, %s, float[] y, %s, int stride, int width) {
    %s    for (int t = 0; t < shifts.length; t++) {
          int shift = shifts[t] * width;
          int tap = weightBase + taps[t];
    %s%s    }
    %s  }
    """
        .formatted(
            rows,
            columns,
            list(columns, v -> "int source" + v),
            list(columns, v -> "int target" + v),
            cells(
                rows,
                columns,
                (r, v) ->
                    v == 0
                        ? "FloatVector a%d_0 = FloatVector.broadcast(SPECIES, start[startBase + %d]);"
                            .formatted(r, r)
                        : "FloatVector a%d_%d = a%d_0;".formatted(r, v, r)),
            lines(
                columns,
                v ->
                    "FloatVector x%d = FloatVector.fromArray(SPECIES, x, source%d + shift);"
                        .formatted(v, v)),
            rows(
                rows,
                columns,
                r ->
                    "FloatVector w%d = FloatVector.broadcast(SPECIES, weights[tap + %d]);"
                        .formatted(r, r),
                (r, v) -> "a%d_%d = x%d.fma(w%d, a%d_%d);".formatted(r, v, v, r, r, v)),
            cells(
                rows,
                columns,
                (r, v) -> "a%d_%d.intoArray(y, target%d + %d * stride);".formatted(r, v, v, r)));
  }

  /** Channels of g (rows) times taps of x (columns), summed over pixels. */
  private static String outer(int rows, int columns) {
    return """

      /** Channel r, column v: sums[place_v + r * pitch] += the sum over pixels, and groups of lanes where wide = 1. */
      static void outer%dx%d(
          int[] targets, int[] sources, float[] g, int gBase, int stride,
          float[] x, %s, float[] sums, %s, int pitch, int wide, int width) {
    %s    for (int i = 0; i < targets.length << wide; i++) {
          int lane = (i & wide) * Kernels.GROUP;
          int target = gBase + targets[i >> wide] * width + lane;
          int source = sources[i >> wide] * width + lane;
    %s%s    }
    %s  }
    """
        .formatted(
            rows,
            columns,
            list(columns, v -> "int x" + v),
            list(columns, v -> "int place" + v),
            cells(
                rows,
                columns,
                (r, v) ->
                    "FloatVector a%d_%d = FloatVector.fromArray(SPECIES, sums, place%d + %d * pitch);"
                        .formatted(r, v, v, r)),
            lines(
                columns,
                v ->
                    "FloatVector u%d = FloatVector.fromArray(SPECIES, x, x%d + source);"
                        .formatted(v, v)),
            rows(
                rows,
                columns,
                r ->
                    "FloatVector g%d = FloatVector.fromArray(SPECIES, g, target + %d * stride);"
                        .formatted(r, r),
                (r, v) -> "a%d_%d = g%d.fma(u%d, a%d_%d);".formatted(r, v, r, v, r, v)),
            cells(
                rows,
                columns,
                (r, v) -> "a%d_%d.intoArray(sums, place%d + %d * pitch);".formatted(r, v, v, r)));
  }

  private static String list(int count, IntFunction<String> item) {
    return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(", "));
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String cells(int rows, int columns, BiFunction<Integer, Integer, String> cell) {
    return lines(rows, r -> list(columns, v -> cell.apply(r, v)).replace(";, ", ";\n"));
  }

  private static String rows(
      int rows, int columns, IntFunction<String> first, BiFunction<Integer, Integer, String> cell) {
    return lines(
        rows,
        r -> first.apply(r) + "\n" + list(columns, v -> cell.apply(r, v)).replace(";, ", ";\n"));
  }
}
