package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.onnx.format.ElementType;
import org.gauntlet.onnx.format.Literal;

/** Operators that order or run through the elements along one axis of a constant. */
final class Ranking {
  private Ranking() {}

  /** The lines of elements along one axis. */
  private record Lines(Literal x, int axis, int inner) {
    static Lines along(Literal x, long axis) {
      int own = Call.axis(axis, x.rank());
      return new Lines(x, own, Grid.product(x.dims(), own + 1, x.rank()));
    }

    int length() {
      return x.dims().get(axis);
    }

    int count() {
      return length() == 0 ? 0 : x.size() / length();
    }

    /** The index of place k of a line, in a grid that has this extent along the axis. */
    int at(int line, int extent, int k) {
      return (line / inner * extent + k) * inner + line % inner;
    }

    double exact(int line, int k) {
      return x.exact(at(line, length(), k));
    }

    /** The places of a line, the largest (or smallest) first; the first of equals first. */
    List<Integer> ranked(int line, boolean largest) {
      Comparator<Integer> order =
          x.type().isReal()
              ? Comparator.comparingDouble(k -> exact(line, k))
              : Comparator.comparingLong(k -> x.whole(at(line, length(), k)));
      return IntStream.range(0, length())
          .boxed()
          .sorted(largest ? order.reversed() : order)
          .toList();
    }

    List<Integer> dims(int extent) {
      List<Integer> dims = new ArrayList<>(x.dims());
      dims.set(axis, extent);
      return dims;
    }
  }

  static Literal argMax(Call call) {
    return arg(call, true);
  }

  static Literal argMin(Call call) {
    return arg(call, false);
  }

  private static Literal arg(Call call, boolean largest) {
    Lines lines = Lines.along(call.fixed(0), call.whole("axis", 0));
    boolean last = call.whole("select_last_index", 0) != 0;
    long[] found = new long[lines.count()];
    for (int line = 0; line < found.length; line++) {
      int best = 0;
      for (int k = 1; k < lines.length(); k++) {
        double more = lines.exact(line, k) - lines.exact(line, best);
        boolean better = largest ? more > 0 : more < 0;
        best = better || (last && more == 0) ? k : best;
      }
      found[line] = best;
    }
    Literal kept = Literal.of(ElementType.INT64, lines.dims(1), found);
    return call.whole("keepdims", 1) != 0 ? kept : kept.as(Grid.without(lines.axis(), kept.dims()));
  }

  /** The k largest (or smallest) values along an axis in order, and their places. */
  static List<Literal> topK(Call call) {
    Lines lines = Lines.along(call.fixed(0), call.whole("axis", -1));
    long asked = call.has(1) ? call.fixed(1).whole(0) : call.whole("k", 1);
    if (asked < 0 || asked > lines.length()) {
      throw new IllegalArgumentException("k must be in [0, " + lines.length() + "], got " + asked);
    }
    int k = (int) asked;
    long[] places = new long[lines.count() * k];
    int[] from = new int[places.length];
    for (int line = 0; line < lines.count(); line++) {
      List<Integer> ranked = lines.ranked(line, call.whole("largest", 1) != 0);
      for (int i = 0; i < k; i++) {
        places[lines.at(line, k, i)] = ranked.get(i);
        from[lines.at(line, k, i)] = lines.at(line, lines.length(), ranked.get(i));
      }
    }
    return List.of(
        Grid.pick(lines.x(), lines.dims(k), i -> from[i]),
        Literal.of(ElementType.INT64, lines.dims(k), places));
  }

  /** Sums up to each place along an axis, that place included or not, forwards or backwards. */
  static Literal cumSum(Call call) {
    Literal x = call.fixed(0);
    Lines lines = Lines.along(x, call.fixed(1).whole(0));
    boolean exclusive = call.whole("exclusive", 0) != 0;
    boolean reverse = call.whole("reverse", 0) != 0;
    double[] reals = new double[x.size()];
    long[] wholes = new long[x.size()];
    for (int line = 0; line < lines.count(); line++) {
      double real = 0;
      long whole = 0;
      for (int k = 0; k < lines.length(); k++) {
        int at = lines.at(line, lines.length(), reverse ? lines.length() - 1 - k : k);
        reals[at] = exclusive ? real : real + x.exact(at);
        wholes[at] = exclusive ? whole : whole + x.whole(at);
        real += x.exact(at);
        whole += x.whole(at);
      }
    }
    return Literal.of(x.type(), x.dims(), i -> reals[i], i -> x.type().wrap(wholes[i]));
  }
}
