package org.gauntlet.reports.chart;

import java.util.Base64;
import java.util.Optional;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.GalleryItem;

/**
 * The three pictures of one example, as PNG data URIs: the original, what was added to it, and the
 * sum.
 *
 * @param factor what the middle picture was multiplied by, so that it uses the whole range
 */
public record Triptych(String original, String change, String adversarial, int factor) {
  private static final int[] NICE = {1, 2, 5};

  /** Budgets are floats: 0.1 times 5 is still a half. */
  private static final double ROUNDING = 1e-5;

  private static final int LARGEST_FACTOR = 100_000;

  /** The pictures of an item, or nothing when inputs are no grey or RGB images. */
  public static Optional<Triptych> of(GalleryItem item, Domain domain) {
    if (!isImage(domain.input())) {
      return Optional.empty();
    }
    Tensor original = pixels(item, item.original(), domain.input());
    Tensor adversarial = pixels(item, item.adversarial(), domain.input());
    Tensor change = adversarial.minus(original);
    int factor = factor(change, domain.high() - domain.low());
    return Optional.of(
        new Triptych(
            uri(Paint.plain(original, domain)),
            uri(Paint.change(change, domain, factor)),
            uri(Paint.plain(adversarial, domain)),
            factor));
  }

  /** How many characters the three pictures take. */
  public int size() {
    return original.length() + change.length() + adversarial.length();
  }

  private static boolean isImage(Shape input) {
    return input.rank() == 3 && (input.at(0) == 1 || input.at(0) == 3);
  }

  private static Tensor pixels(GalleryItem item, String base64, Shape shape) {
    try {
      return FloatBytes.decode(shape, Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw Refusal.input(
          "gallery example %s holds pixels that are not %s floats in base64: the results folder is damaged, evaluate again"
              .formatted(item.id(), shape),
          e);
    }
  }

  /** The largest of 1, 2, 5, 10, ... by which no value leaves the middle half range. */
  private static int factor(Tensor change, float range) {
    double largest = 0;
    for (int i = 0; i < change.size(); i++) {
      largest = Math.max(largest, Math.abs(change.at(i)));
    }
    double room = range / 2.0 * (1 + ROUNDING);
    int factor = 1;
    for (int power = 1; power <= LARGEST_FACTOR; power *= 10) {
      for (int nice : NICE) {
        factor = nice * power * largest <= room ? nice * power : factor;
      }
    }
    return largest == 0 ? 1 : factor;
  }

  private static String uri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
