package org.gauntlet.datasets;

import java.util.List;
import org.gauntlet.core.Example;
import org.gauntlet.core.Shape;

/** Mean and (population) standard deviation of each channel, in the input's own units. */
public record ChannelStatistics(List<Double> mean, List<Double> deviation) {
  public ChannelStatistics {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.size() != deviation.size()) {
      throw new IllegalArgumentException(
          "mean and deviation must have one length, got %s and %s"
              .formatted(mean.size(), deviation.size()));
    }
  }

  /** Inputs (C, H, W) have C channels; an input of any other rank is one channel. */
  static ChannelStatistics of(Shape shape, List<Example> examples) {
    int channels = shape.rank() == 3 ? shape.at(0) : 1;
    int plane = shape.size() / channels;
    double[] sum = new double[channels];
    double[] squares = new double[channels];
    for (Example example : examples) {
      for (int i = 0; i < shape.size(); i++) {
        double value = example.input().at(i);
        sum[i / plane] += value;
        squares[i / plane] += value * value;
      }
    }
    double n = (double) plane * examples.size();
    Double[] mean = new Double[channels];
    Double[] deviation = new Double[channels];
    for (int c = 0; c < channels; c++) {
      mean[c] = sum[c] / n;
      deviation[c] = Math.sqrt(Math.max(0, squares[c] / n - mean[c] * mean[c]));
    }
    return new ChannelStatistics(List.of(mean), List.of(deviation));
  }
}
