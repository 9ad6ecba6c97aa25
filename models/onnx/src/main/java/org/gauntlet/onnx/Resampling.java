package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one axis is resized: each new place is a sum of old ones. Old places beyond an edge are those
 * at the edge, unless they are left out.
 *
 * @param places for each tap the old place that each new one looks at
 * @param weights for each tap the factor of each new place
 * @param beyond for each new place whether it lies outside the old ones, which a crop leaves open
 */
record Resampling(List<List<Integer>> places, List<List<Float>> weights, List<Boolean> beyond) {

  /**
   * What a node says of how it looks.
   *
   * @param mode nearest, linear or cubic
   * @param coordinates how a new place lies among the old ones
   * @param nearest how a place between two old ones is rounded
   * @param sharpness the coefficient of cubic weights
   * @param smooth whether a smaller axis looks at all of the old one (antialias)
   * @param inside whether old places beyond an edge are left out (exclude_outside)
   */
  record Style(
      String mode,
      String coordinates,
      String nearest,
      float sharpness,
      boolean smooth,
      boolean inside) {
    /** The name of what alone reads a part of the axis. */
    static final String CROP = "tf_crop_and_resize";

    boolean crops() {
      return coordinates.equals(CROP);
    }
  }

  /**
   * One axis, old and new.
   *
   * @param from where the part begins that is read, as a share of the axis
   * @param to where it ends
   */
  record Stretch(int extent, long result, double scale, double from, double to) {
    boolean isStill() {
      return extent == result && scale == 1 && from == 0 && to == 1;
    }
  }

  static Resampling of(Style style, Stretch axis) {
    if (axis.result < 1 || axis.result > Grid.LARGEST) {
      throw new IllegalArgumentException(
          "a side must be resized to 1 to %d places, got %d".formatted(Grid.LARGEST, axis.result));
    }
    int reach = reach(style, axis);
    int taps = Math.max(1, 2 * reach);
    List<List<Integer>> places = new ArrayList<>();
    List<List<Float>> weights = new ArrayList<>();
    for (int tap = 0; tap < taps; tap++) {
      places.add(new ArrayList<>());
      weights.add(new ArrayList<>());
    }
    List<Boolean> beyond = new ArrayList<>();
    for (int i = 0; i < axis.result; i++) {
      double source = source(style, i, axis);
      boolean outside = style.crops() && (source < 0 || source > axis.extent - 1);
      int first = reach == 0 ? nearest(style, source) : (int) Math.floor(source) - reach + 1;
      double[] shares = shares(style, axis, first, reach == 0 ? first : source, taps);
      for (int tap = 0; tap < taps; tap++) {
        places.get(tap).add(Math.clamp((long) first + tap, 0, axis.extent - 1));
        weights.get(tap).add(outside ? 0 : (float) shares[tap]);
      }
      beyond.add(outside);
    }
    return new Resampling(places, weights, beyond);
  }

  /** How many old places count on each side; none but the nearest is 0. */
  private static int reach(Style style, Stretch axis) {
    int support =
        switch (style.mode) {
          case "nearest" -> 0;
          case "linear" -> 1;
          case "cubic" -> 2;
          default -> throw new IllegalArgumentException("mode '" + style.mode + "' is unknown");
        };
    return (int) Math.ceil(support / shrink(style, axis));
  }

  private static double shrink(Style style, Stretch axis) {
    return style.smooth ? Math.min(axis.scale, 1) : 1;
  }

  private static double source(Style style, int i, Stretch axis) {
    double scale = axis.scale;
    double last = axis.extent - 1;
    double end = scale * axis.extent - 1;
    return switch (style.coordinates) {
      case "asymmetric" -> i / scale;
      case "half_pixel" -> (i + 0.5) / scale - 0.5;
      case "pytorch_half_pixel" -> axis.result > 1 ? (i + 0.5) / scale - 0.5 : 0;
      case "tf_half_pixel_for_nn" -> (i + 0.5) / scale;
      case "align_corners" -> end > 0 ? i * last / end : 0;
      case "half_pixel_symmetric" -> {
        double adjustment = axis.result / (scale * axis.extent);
        yield axis.extent / 2.0 * (1 - adjustment) + (i + 0.5) / scale - 0.5;
      }
      case Style.CROP -> {
        double share = end > 0 ? i / end : 0.5;
        yield last * (axis.from + share * (axis.to - axis.from));
      }
      default ->
          throw new IllegalArgumentException(
              "coordinate_transformation_mode '" + style.coordinates + "' is not supported");
    };
  }

  private static int nearest(Style style, double source) {
    return (int)
        switch (style.nearest) {
          case "floor" -> Math.floor(source);
          case "ceil" -> Math.ceil(source);
          case "round_prefer_ceil" -> Math.floor(source + 0.5);
          default -> Math.ceil(source - 0.5);
        };
  }

  /** The weights of old places one after the other, as they lie around the source. */
  private static double[] shares(Style style, Stretch axis, int first, double source, int taps) {
    double shrink = shrink(style, axis);
    double[] shares =
        IntStream.range(first, first + taps)
            .mapToDouble(place -> weight(style, Math.abs(place - source) * shrink))
            .toArray();
    if (style.inside) {
      for (int tap = 0; tap < taps; tap++) {
        int place = first + tap;
        shares[tap] = place < 0 || place >= axis.extent ? 0 : shares[tap];
      }
    }
    if (style.inside || style.smooth) {
      double total = IntStream.range(0, taps).mapToDouble(tap -> shares[tap]).sum();
      for (int tap = 0; tap < taps; tap++) {
        shares[tap] /= total;
      }
    }
    return shares;
  }

  /** Of an old place at this distance; cubic weights after Keys 1981. */
  private static double weight(Style style, double distance) {
    double a = style.sharpness;
    if (!style.mode.equals("cubic")) {
      return Math.max(0, 1 - distance);
    }
    if (distance <= 1) {
      return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
    }
    return distance < 2 ? ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a : 0;
  }
}
