package org.gauntlet.nn.engine.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the classes of inner loops, whose accumulators must be local variables. To change a tile,
 * change it here, run {@link #main} from the module's folder and have the files formatted.
 */
final class TileWriter {
  static final Path FOLDER = Path.of("src/main/java/org/gauntlet/nn/engine/kernels");

  /** Lanes of two vectors in turns: of their lower halves, and of their upper ones. */
  private static final String HALVES =
      """

        private static final VectorShuffle<Float> LOWER = ChosenSpecies.turns(0);

        private static final VectorShuffle<Float> UPPER = ChosenSpecies.turns(SPECIES.length() / 2);
      """;

  private TileWriter() {}

  static void main() throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey() + ".java"), file.getValue());
    }
  }

  /** The classes by name, before formatting. */
  static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    String products = "Channels times vectors of pixels, in registers while it runs over taps.";
    write(files, "Products8", products, "", rows(8, 3, 2), product(8, 3), product(8, 2));
    write(files, "Products5", products, "", rows(5, 2), product(5, 2));
    write(files, "Products3", products, "", rows(3, 8), product(3, 8), rows(3, 4), product(3, 4));
    write(files, "Products1", products, "", rows(1, 8), product(1, 8));
    String slides = "One channel of neighbouring pixels, which see most lines together.";
    write(files, "Slides8", slides, "", slide(8, 2), slide(8, 3), slide(8, 4), slide(8, 5));
    write(files, "Slides4", slides, "", slide(4, 2), slide(4, 3), slide(4, 4), slide(4, 5));
    String outer = "Channels times taps, in registers while it runs over pixels.";
    write(files, "Outers", outer, "", outer(8, 3), outer(4, 2), outer(1, 8));
    write(files, "Squares", "Four lines times four, over pairs of lines.", "", square(4));
    write(
        files,
        "Turns",
        "Squares that are turned in registers.",
        HALVES,
        turn(4),
        turn(8),
        turn(16));
    write(files, "Meets", "Sums of 16 lanes.", HALVES, meet(4), meet(8), meet(16));
    return files;
  }

  private static void write(
      Map<String, String> files, String name, String says, String constants, String... methods) {
    String shuffles = constants.isEmpty() ? "" : "import jdk.incubator.vector.VectorShuffle;\n";
    String head =
        """
        package org.gauntlet.nn.engine.kernels;

        import jdk.incubator.vector.FloatVector;
        %simport jdk.incubator.vector.VectorSpecies;

        /**
         * Written by TileWriter; not to be edited. %s
         */
        final class %s {
          private static final VectorSpecies<Float> SPECIES = ChosenSpecies.FLOATS;
        %s
          private %s() {}
        """
            .formatted(shuffles, says, name, constants, name);
    files.put(name, head + String.join("", methods) + "}\n");
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
            held(rows, columns, "from", "from%2$d + %1$d * pitch"),
            taps,
            kept(rows, columns, "y", "target%2$d + %1$d * stride"));
  }

  /**
   * A single channel of pixels side by side, summed over taps that come in runs: each tap of a run
   * sees the line before that of the last one, so that pixels and taps meet in few lines.
   */
  private static String slide(int pixels, int run) {
    return """

      /** Pixels from number i on, {@code step} floats apart in y; lanes of x from this one on. */
      static void slide%1$dx%2$d(
          Region region, int i, int lane, float[] weights, int weightBase, float[] from, int fromBase,
          int follow, float[] x, int xBase, float[] y, int yBase, int step, int width) {
        int[] shifts = region.shifts;
        int[] taps = region.weights;
        int source = xBase + region.sources[i] * width + lane;
        int target = yBase + region.targets[i] * width + lane;
        int start = fromBase + follow * target;
    %3$s    for (int t = 0; t < shifts.length; t += %2$d) {
          int at = source + shifts[t + %4$d] * width;
    %5$s%6$s    }
    %7$s  }
    """
        .formatted(
            pixels,
            run,
            lines(
                pixels,
                v ->
                    "FloatVector a%1$d = FloatVector.fromArray(SPECIES, from, start + follow * %1$d * step);"
                        .formatted(v)),
            run - 1,
            lines(
                pixels + run - 1,
                q ->
                    "FloatVector x%1$d = FloatVector.fromArray(SPECIES, x, at + %1$d * width);"
                        .formatted(q)),
            lines(
                run,
                j ->
                    "FloatVector w%1$d = FloatVector.broadcast(SPECIES, weights[weightBase + taps[t + %1$d]]);\n"
                            .formatted(j)
                        + lines(
                            pixels,
                            v ->
                                "a%1$d = x%2$d.fma(w%3$d, a%1$d);"
                                    .formatted(v, v + run - 1 - j, j))),
            lines(pixels, v -> "a%1$d.intoArray(y, target + %1$d * step);".formatted(v)));
  }

  /** Channels of g (rows) times taps of x (columns), summed over pixels. */
  private static String outer(int rows, int columns) {
    return """

      /** Channel r, tap v: sums[place_v + r * GROUP] += the sum of every GROUP-th product. */
      static void outer%dx%d(
          float[] g, int gBase, int stride, float[] x, %s, float[] sums, %s, int n) {
    %s    for (int i = 0; i < n; i += Kernels.GROUP) {
    %s    }
    %s  }
    """
        .formatted(
            rows,
            columns,
            list(columns, v -> "int x" + v),
            list(columns, v -> "int place" + v),
            held(rows, columns, "sums", "place%2$d + %1$d * Kernels.GROUP"),
            multiplied(rows, columns, "g, gBase + %1$d * stride + i", "x, x%1$d + i"),
            kept(rows, columns, "sums", "place%2$d + %1$d * Kernels.GROUP"));
  }

  /** As many lines of g times as many of x, summed over pairs of places. */
  private static String square(int side) {
    return """

      /** Line r of g, line v of x: sums[base + (r * %1$d + v) * GROUP] += the sum of their products. */
      static void square%1$dx%1$d(
          int[] targets, int[] sources, float[] g, int gBase, int gStride,
          float[] x, int xBase, int xStride, float[] sums, int base, int width) {
    %2$s    for (int i = 0; i < targets.length; i++) {
          int target = gBase + targets[i] * width;
          int source = xBase + sources[i] * width;
    %3$s    }
    %4$s  }
    """
        .formatted(
            side,
            held(side, side, "sums", "base + (%1$d * " + side + " + %2$d) * Kernels.GROUP"),
            multiplied(side, side, "g, target + %1$d * gStride", "x, source + %1$d * xStride"),
            kept(side, side, "sums", "base + (%1$d * " + side + " + %2$d) * Kernels.GROUP"));
  }

  /** Accumulators, from where they are held. */
  private static String held(int rows, int columns, String array, String place) {
    String load = "FloatVector a%1$d_%2$d = FloatVector.fromArray(SPECIES, ARRAY, PLACE);";
    String line = load.replace("ARRAY", array).replace("PLACE", place);
    return cells(rows, columns, line::formatted);
  }

  /** Accumulators, to where they are kept. */
  private static String kept(int rows, int columns, String array, String place) {
    String line = "a%1$d_%2$d.intoArray(" + array + ", " + place + ");";
    return cells(rows, columns, line::formatted);
  }

  /** Accumulators take in the products of g's vectors (rows) and x's (columns). */
  private static String multiplied(int rows, int columns, String g, String x) {
    return lines(
            columns, ("FloatVector u%1$d = FloatVector.fromArray(SPECIES, " + x + ");")::formatted)
        + rows(
            rows,
            columns,
            ("FloatVector g%1$d = FloatVector.fromArray(SPECIES, " + g + ");")::formatted,
            (r, v) -> "a%d_%d = g%d.fma(u%d, a%d_%d);".formatted(r, v, r, v, r, v));
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

  /**
   * As many sums as there are lanes, each of sixteen lanes. Halves of a sum that fit no register
   * are added first; then two vectors at a time are interleaved and so halved, the sums with those
   * half of all away, which leaves them in order.
   */
  private static String meet(int lanes) {
    StringBuilder rounds = new StringBuilder();
    int round = 0;
    for (int left = lanes / 2; left > 0; left /= 2) {
      int now = round;
      int half = left;
      rounds.append(
          lines(
              left,
              i ->
                  """
                  FloatVector a%1$d_%2$d =
                      a%3$d_%2$d.rearrange(LOWER, a%3$d_%4$d).add(a%3$d_%2$d.rearrange(UPPER, a%3$d_%4$d));\
                  """
                      .formatted(now + 1, i, now, i + half)));
      round++;
    }
    return """

      /** to[at + i] = the sum of lanes 16 i to 16 i + 15, for as many i as there are lanes: %d. */
      static void meet%d(float[] sums, int base, float[] to, int at) {
    %s%s    a%d_0.intoArray(to, at);
      }
    """
        .formatted(
            lanes,
            lanes,
            lines(lanes, i -> "FloatVector a0_%d = %s;".formatted(i, parts(i, 0, 1, lanes))),
            rounds,
            round);
  }

  /** Part {@code part} of sum i once its sixteen lanes are added into so many parts. */
  private static String parts(int i, int part, int parts, int lanes) {
    if (parts * lanes == 16) {
      return "FloatVector.fromArray(SPECIES, sums, base + %d)".formatted(i * 16 + part * lanes);
    }
    return "%s.add(%s)"
        .formatted(parts(i, part, 2 * parts, lanes), parts(i, part + parts, 2 * parts, lanes));
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
