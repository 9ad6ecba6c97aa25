package org.gauntlet.datasets;

import java.util.List;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/**
 * The inputs of an npz file as rows in [0, 1]. (N, H, W) becomes (1, H, W); (N, H, W, C) with one
 * or three channels at the end becomes (C, H, W); bytes are divided by 255; numbers that lie
 * outside by a rounding error are clipped.
 */
record NpzInputs(NpyArray array, Shape shape, boolean channelsLast) {
  private static final System.Logger LOG = System.getLogger("org.gauntlet.datasets");
  private static final double ROUNDING = 1e-6;

  static NpzInputs of(NpyArray array) {
    checkRange(array);
    List<Integer> row = array.extents().subList(1, array.extents().size());
    return switch (row.size()) {
      case 1 -> new NpzInputs(array, new Shape(row), false);
      case 2 -> new NpzInputs(array, Shape.of(1, row.get(0), row.get(1)), false);
      case 3 ->
          isChannels(row.get(2)) && !isChannels(row.get(0))
              ? new NpzInputs(array, Shape.of(row.get(2), row.get(0), row.get(1)), true)
              : new NpzInputs(array, new Shape(row), false);
      default ->
          throw Refusal.input(
              ("%s has the shape %s, expected (N, D), (N, H, W), (N, C, H, W) or (N, H, "
                      + "W, C): reshape it")
                  .formatted(array.source(), array.extents()));
    };
  }

  Tensor row(int index) {
    float[] values = new float[shape.size()];
    int start = index * values.length;
    int channels = channelsLast ? shape.at(0) : 1;
    int places = values.length / channels;
    for (int i = 0; i < values.length; i++) {
      int place = i % places * channels + i / places;
      values[i] = Math.clamp((float) array.at(start + place) / unit(array), 0f, 1f);
    }
    return Tensor.adopt(shape, values);
  }

  private static boolean isChannels(int extent) {
    return extent == 1 || extent == 3;
  }

  private static float unit(NpyArray array) {
    return array.type() == ElementType.U1 ? 255 : 1;
  }

  private static void checkRange(NpyArray array) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int outside = 0;
    for (int i = 0; i < array.size(); i++) {
      double value = array.at(i) / unit(array);
      if (!Double.isFinite(value)) {
        throw Refusal.input(
            "%s has the value %s at position %s, expected numbers in [0, 1]: clean the data"
                .formatted(array.source(), value, i));
      }
      low = Math.min(low, value);
      high = Math.max(high, value);
      outside += value < 0 || value > 1 ? 1 : 0;
    }
    if (low < -ROUNDING || high > 1 + ROUNDING) {
      throw outOfRange(array, low, high);
    } else if (outside > 0) {
      LOG.log(System.Logger.Level.WARNING, "{0}: clipped {1} values", array.source(), outside);
    }
  }

  private static Refusal outOfRange(NpyArray array, double low, double high) {
    boolean bytes = low >= 0 && high > 16;
    return Refusal.input(
        "%s has values from %s to %s, expected [0, 1]; it looks %s"
            .formatted(
                array.source(),
                low,
                high,
                bytes
                    ? "like 0-255: save it as uint8 or divide it by 255"
                    : "already normalised: save the raw values, models normalise by themselves"));
  }
}
