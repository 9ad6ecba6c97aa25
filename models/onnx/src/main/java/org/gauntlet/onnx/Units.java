package org.gauntlet.onnx;

import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.core.Shape;

/**
 * How inputs in [0, 1] become what a file takes: stretched to [low, high], less a mean, divided by
 * a deviation. Means and deviations are one for all channels or one for each, in units of [low,
 * high].
 */
public record Units(float low, float high, List<Float> mean, List<Float> deviation) {
  public Units {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (!Float.isFinite(low) || !Float.isFinite(high) || low >= high) {
      throw new IllegalArgumentException("low must be below high, got [" + low + ", " + high + "]");
    }
    if (mean.isEmpty() || mean.size() != deviation.size()) {
      throw new IllegalArgumentException(
          "there must be as many means as deviations, got " + mean + " and " + deviation);
    }
    if (!mean.stream().allMatch(Float::isFinite)
        || !deviation.stream().allMatch(one -> one > 0 && Float.isFinite(one))) {
      throw new IllegalArgumentException(
          "means must be numbers and deviations > 0, got " + mean + " and " + deviation);
    }
  }

  /** Stretched and nothing else. */
  public static Units of(float low, float high) {
    return new Units(low, high, List.of(0f), List.of(1f));
  }

  /** 1, or how many channels have a mean of their own. */
  int channels() {
    return mean.size();
  }

  /** Refuses inputs (C, ...) of another number of channels. */
  void check(Shape input) {
    if (channels() > 1 && channels() != input.at(0)) {
      throw new IllegalArgumentException(
          "inputs %s have %d channels, but there are %d means"
              .formatted(input, input.at(0), channels()));
    }
  }

  /** Whether inputs in [0, 1] stay as they are. */
  boolean isUnit() {
    return channels() == 1 && scale(0) == 1 && shift(0) == 0;
  }

  /** What an input of this channel is multiplied by. */
  float scale(int channel) {
    return (high - low) / deviation.get(channel % channels());
  }

  /** What is then added. */
  float shift(int channel) {
    return (low - mean.get(channel % channels())) / deviation.get(channel % channels());
  }

  /** Such as {@code multiplied by 255.0}. */
  @Override
  public String toString() {
    boolean plain = Stream.of(mean, deviation).allMatch(list -> list.size() == 1);
    if (plain && shift(0) == 0) {
      return "multiplied by " + scale(0);
    }
    String stretched = "stretched to [%s, %s]".formatted(low, high);
    return plain && mean.getFirst() == 0 && deviation.getFirst() == 1
        ? stretched
        : "%s, less %s, divided by %s".formatted(stretched, mean, deviation);
  }
}
