package org.gauntlet.reports.chart;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Turns tensors (C, H, W) with 1 or 3 channels into PNG images. */
final class Paint {
  /** No change at all; between the two hues, light as paper. */
  private static final int[] NEUTRAL = {0xF2, 0xF2, 0xF0};

  /** Okabe and Ito's vermillion: brighter than before. */
  private static final int[] RISE = {0xD5, 0x5E, 0x00};

  /** Okabe and Ito's blue: darker than before. */
  private static final int[] FALL = {0x00, 0x72, 0xB2};

  private Paint() {}

  /** The image itself: the domain's range on black to white. */
  static byte[] plain(Tensor x, Domain domain) {
    Shape shape = x.shape();
    int channels = shape.at(0);
    int area = shape.at(1) * shape.at(2);
    byte[] samples = new byte[x.size()];
    for (int i = 0; i < x.size(); i++) {
      double share = (x.at(i) - domain.low()) / ((double) domain.high() - domain.low());
      samples[i % area * channels + i / area] = level(share);
    }
    return Png.encode(shape.at(2), shape.at(1), channels, samples);
  }

  /**
   * The change times a factor. Grey inputs: blue where it falls, orange where it rises. RGB inputs:
   * each channel around mid-grey.
   */
  static byte[] change(Tensor change, Domain domain, int factor) {
    double half = (domain.high() - domain.low()) / 2.0;
    Shape shape = change.shape();
    int area = shape.at(1) * shape.at(2);
    byte[] samples = new byte[3 * area];
    for (int i = 0; i < samples.length; i++) {
      int pixel = i / 3;
      int channel = i % 3;
      boolean grey = shape.at(0) == 1;
      double part = change.at(grey ? pixel : channel * area + pixel) * factor / half;
      samples[i] = grey ? diverging(part, channel) : level(0.5 + part / 2);
    }
    return Png.encode(shape.at(2), shape.at(1), 3, samples);
  }

  private static byte diverging(double part, int channel) {
    int hue = (part < 0 ? FALL : RISE)[channel];
    double strength = Math.clamp(Math.abs(part), 0, 1);
    return level((NEUTRAL[channel] + (hue - NEUTRAL[channel]) * strength) / 255);
  }

  private static byte level(double share) {
    return (byte) Math.round(Math.clamp(share, 0, 1) * 255);
  }
}
