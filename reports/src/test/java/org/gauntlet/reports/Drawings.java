package org.gauntlet.reports;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.SplittableRandom;

/** Pictures for tests: pen strokes in grey, soft blobs in colour, and noise to add to them. */
public final class Drawings {
  private Drawings() {}

  /** (1, size, size) in 0 to 1: a few strokes of a soft pen. */
  public static float[] strokes(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] image = new float[size * size];
    double x = size * (0.3 + 0.4 * random.nextDouble());
    double y = size * 0.2;
    double angle = random.nextDouble() * 6.28;
    for (int step = 0; step < 90; step++) {
      dab(image, size, x, y);
      angle += (random.nextDouble() - 0.42) * 0.7;
      x = Math.clamp(x + 0.6 * StrictMath.cos(angle), 5, size - 6);
      y = Math.clamp(y + 0.6 * StrictMath.sin(angle) + 0.12, 4, size - 5);
    }
    return image;
  }

  /** (3, size, size) in 0 to 1: coloured blobs on a gradient. */
  public static float[] blobs(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] image = new float[3 * size * size];
    double cx = size * (0.3 + 0.4 * random.nextDouble());
    double cy = size * (0.3 + 0.4 * random.nextDouble());
    double radius = size * (0.15 + 0.15 * random.nextDouble());
    for (int channel = 0; channel < 3; channel++) {
      double ground = random.nextDouble();
      double hue = random.nextDouble();
      for (int i = 0; i < size * size; i++) {
        double distance = distance(i, size, cx, cy);
        double inside = 1 / (1 + StrictMath.exp(distance - radius));
        double sky = ground * (0.6 + 0.4 * i / (size * size));
        image[channel * size * size + i] = (float) (inside * hue + (1 - inside) * sky);
      }
    }
    return image;
  }

  /** Moved by plus or minus epsilon in patches, and kept in 0 to 1. */
  public static float[] perturbed(float[] image, float epsilon, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] result = image.clone();
    float sign = 1;
    for (int i = 0; i < result.length; i++) {
      sign = random.nextInt(3) == 0 ? -sign : sign;
      result[i] = Math.clamp(result[i] + sign * epsilon, 0, 1);
    }
    return result;
  }

  /** Little-endian float32 in base64, as the results folder holds pixels. */
  public static String base64(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static void dab(float[] image, int size, double x, double y) {
    for (int i = 0; i < image.length; i++) {
      double distance = distance(i, size, x, y);
      image[i] = (float) Math.max(image[i], Math.clamp(1.9 - distance, 0, 1));
    }
  }

  private static double distance(int pixel, int size, double x, double y) {
    int row = pixel / size;
    return StrictMath.hypot(pixel % size - x, row - y);
  }
}
