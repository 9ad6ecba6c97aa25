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
      import jdk.incubator.vector.VectorShuffle;
      import jdk.incubator.vector.VectorSpecies;

      /**
       * Written by TileWriter; not to be edited. A tile keeps the sums of some rows times some columns in
       * registers while it runs over taps or pixels.
       */
      final class Tiles {
        static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;

        /** Lanes of two vectors in turns: of their lower halves, and of their upper ones. */
        private static final VectorShuffle<Float> LOWER = turns(0);

        private static final VectorShuffle<Float> UPPER = turns(SPECIES.length() / 2);

        private Tiles() {}

        /** A place below zero is one of the second vector, counted from its end. */
        private static VectorShuffle<Float> turns(int first) {
          int lanes = SPECIES.length();
          return VectorShuffle.fromOp(SPECIES, i -> first + i / 2 - (i % 2 == 0 ? 0 : lanes));
        }
      """;

  private TileWriter() {}

  static void main() {
    System.out.print(source());
  }

  /** The whole file, before formatting. */
  static String source() {
    StringBuilder text = new StringBuilder(HEAD);
    List.of(rows(8, 3, 2), rows(5, 2), rows(3, 8), rows(3, 4), rows(1, 8)).forEach(text::append);
    List.of(product(8, 3), product(8, 2), product(5, 2)).forEach(text::append);
    List.of(product(3, 8), product(3, 4), product(1, 8)).forEach(text::append);
    List.of(outer(8, 3), outer(4, 4), outer(4, 2), outer(1, 8)).forEach(text::append);
    List.of(turn(4), turn(8), turn(16)).forEach(text::append);
    return text.append("}\n").toString();
  }

  /**
   * Tiles side by side over the vectors of a region, the widest that is not wider than they are.
   */
  private static String rows(int rows, int... columns) {
    String call =
        """
        product%dx%d(
            region, i, last, weights, weightBase, from, fromBase, follow, pitch, x, xBase, y, yBase,
            stride, width);
        i += %d;
        """;
    int wide = columns[0];
    String tiles = call.formatted(rows, wide, wide);
    if (columns.length == 2) {
      // Four are two and two rather than three and one.
      tiles =
          "if (last - i == 2 || last - i > 3) {%s} else {%s}"
              .formatted(tiles, call.formatted(rows, columns[1], columns[1]));
    }
    return """

      /** %d channels of {@link Kernels#product}; sums start at from[fromBase + follow * target]. */
      static void rows%dx%d(
          Region region, float[] weights, int weightBase, float[] from, int fromBase, int follow,
          int pitch, float[] x, int xBase, float[] y, int yBase, int stride, int width) {
        int last = region.sources.length * (width / SPECIES.length()) - 1;
        for (int i = 0; i <= last; ) {
          %s
        }
      }
    """
        .formatted(rows, rows, wide, tiles);
  }

  /**
   * Channels (rows) times vectors of pixels (columns), summed over taps. The shorter side of a tap
   * stays in registers while the longer one passes.
   */
  private static String product(int rows, int columns) {
    String weight = "FloatVector w%d = FloatVector.broadcast(SPECIES, weights[tap + %d]);";
    String value = "FloatVector x%d = FloatVector.fromArray(SPECIES, x, source%d + shift);";
    String sum = "a%d_%d = x%d.fma(w%d, a%d_%d);";
    String taps =
        columns <= rows
            ? lines(columns, v -> value.formatted(v, v))
                + rows(
                    rows,
                    columns,
                    r -> weight.formatted(r, r),
                    (r, v) -> sum.formatted(r, v, v, r, r, v))
            : lines(rows, r -> weight.formatted(r, r))
                + rows(
                    columns,
                    rows,
                    v -> value.formatted(v, v),
                    (v, r) -> sum.formatted(r, v, v, r, r, v));
    return """

      /** Rows times columns: vectors from number i on, of which the last may stand in for more. */
      static void product%dx%d(
          Region region, int i, int last, float[] weights, int weightBase, float[] from,
          int fromBase, int follow, int pitch, float[] x, int xBase, float[] y, int yBase,
          int stride, int width) {
        int[] shifts = region.shifts;
        int[] taps = region.weights;
        int halves = Integer.numberOfTrailingZeros(width / SPECIES.length());
        int rest = (1 << halves) - 1;
    %s%s    for (int t = 0; t < shifts.length; t++) {
          int shift = shifts[t] * width;
          int tap = weightBase + taps[t];
    %s    }
    %s  }
    """
        .formatted(
            rows,
            columns,
            lines(
                columns,
                v ->
                    """
                    int v%1$d = Math.min(i + %1$d, last);
                    int lane%1$d = (v%1$d & rest) * SPECIES.length();
                    int source%1$d = xBase + region.sources[v%1$d >> halves] * width + lane%1$d;
                    int target%1$d = yBase + region.targets[v%1$d >> halves] * width + lane%1$d;
                    int from%1$d = fromBase + follow * target%1$d;\
                    """
                        .formatted(v)),
            cells(
                rows,
                columns,
                (r, v) ->
                    "FloatVector a%d_%d = FloatVector.fromArray(SPECIES, from, from%d + %d * pitch);"
                        .formatted(r, v, v, r)),
            taps,
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

  /**
   * A square of registers. Interleaving the upper and the lower half of a square moves the highest
   * bit of a number's place to the bottom; after as many rounds as a lane's number has bits, rows
   * and columns have changed places.
   */
  private static String turn(int lanes) {
    int rounds = Integer.numberOfTrailingZeros(lanes);
    String swaps =
        lines(
            rounds,
            round ->
                lines(
                    lanes / 2,
                    i ->
                        """
                        FloatVector a%1$d_%2$d = a%3$d_%4$d.rearrange(LOWER, a%3$d_%5$d);
                        FloatVector a%1$d_%6$d = a%3$d_%4$d.rearrange(UPPER, a%3$d_%5$d);\
                        """
                            .formatted(round + 1, 2 * i, round, i, i + lanes / 2, 2 * i + 1)));
    return """

      /** to[base + c * stride + r] = from[base + r * stride + c] where there are %d lanes. */
      static void turn%d(
          float[] from, int fromBase, int fromStride, float[] to, int toBase, int toStride) {
    %s%s%s  }
    """
        .formatted(
            lanes,
            lanes,
            lines(
                lanes,
                i ->
                    "FloatVector a0_%d = FloatVector.fromArray(SPECIES, from, fromBase + %d * fromStride);"
                        .formatted(i, i)),
            swaps,
            lines(
                lanes,
                i -> "a%d_%d.intoArray(to, toBase + %d * toStride);".formatted(rounds, i, i)));
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
