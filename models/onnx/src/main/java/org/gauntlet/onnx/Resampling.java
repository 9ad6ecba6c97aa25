package org.gauntlet.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one axis is resized: each new place is a sum of old ones. Old places beyond an edge are those
 * at the edge.
 *
 * @param places for each tap the old place that each new one looks at
 * @param weights for each tap the factor of each new place
 */
record Resampling(List<List<Integer>> places, List<List<Float>> weights) {
  private static final int CUBIC_TAPS = 4;

  /**
   * What a node says of how it looks.
   *
   * @param mode nearest, linear or cubic
   * @param coordinates how a new place lies among the old ones
   * @param nearest how a place between two old ones is rounded
   * @param sharpness the coefficient of cubic weights
   */
  record Style(String mode, String coordinates, String nearest, float sharpness) {}

  static Resampling of(Style style, int extent, int result, double scale) {
    int taps =
        switch (style.mode) {
          case "nearest" -> 1;
          case "linear" -> 2;
          case "cubic" -> CUBIC_TAPS;
          default -> throw new IllegalArgumentException("mode '" + style.mode + "' is unknown");
        };
    List<List<Integer>> places = new ArrayList<>();
    List<List<Float>> weights = new ArrayList<>();
    for (int tap = 0; tap < taps; tap++) {
      int at = tap;
      places.add(
          IntStream.range(0, result)
              .mapToObj(i ->
                  Math.clamp(
                      place(style, source(style, i, extent, result, scale), at), 0, extent - 1))
              .toList());
      weights.add(
          IntStream.range(0, result)
              .mapToObj(i -> weight(style, source(style, i, extent, result, scale), at))
              .toList());
    }
    return new Resampling(places, weights);
  }

  private static double source(Style style, int i, int extent, int result, double scale) {
    return switch (style.coordinates) {
      case "asymmetric" -> i / scale;
      case "half_pixel" -> (i + 0.5) / scale - 0.5;
      case "pytorch_half_pixel" -> result > 1 ? (i + 0.5) / scale - 0.5 : 0;
      case "tf_half_pixel_for_nn" -> (i + 0.5) / scale;
      case "align_corners" -> scale * extent > 1 ? i * (extent - 1) / (scale * extent - 1) : 0;
      case "half_pixel_symmetric" -> {
        double adjustment = result / (scale * extent);
        yield extent / 2.0 * (1 - adjustment) + (i + 0.5) / scale - 0.5;
      }
      default ->
          throw new IllegalArgumentException(
              "coordinate_transformation_mode '" + style.coordinates + "' is not supported");
    };
  }

  private static int place(Style style, double source, int tap) {
    if (style.mode.equals("nearest")) {
      return (int)
          switch (style.nearest) {
            case "floor" -> Math.floor(source);
            case "ceil" -> Math.ceil(source);
            case "round_prefer_ceil" -> Math.floor(source + 0.5);
            default -> Math.ceil(source - 0.5);
          };
    }
    return (int) Math.floor(source) + tap - (style.mode.equals("cubic") ? 1 : 0);
  }

  private static float weight(Style style, double source, int tap) {
    double ratio = source - Math.floor(source);
    return switch (style.mode) {
      case "nearest" -> 1;
      case "linear" -> (float) (tap == 0 ? 1 - ratio : ratio);
      default -> (float) cubic(style.sharpness, Math.abs(tap - 1 - ratio));
    };
  }

  /** Keys 1981: the weight of an old place at this distance. */
  private static double cubic(double a, double distance) {
    return distance <= 1
        ? ((a + 2) * distance - (a + 3)) * distance * distance + 1
        : ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a;
  }
}
