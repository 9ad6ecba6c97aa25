package org.gauntlet.attacks;

import java.util.Optional;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Tensor;

/** Says how a point lies outside a domain. */
final class Outside {
  private Outside() {}

  /** The end of a sentence that begins with what the point is; nothing for a point inside. */
  static Optional<String> of(Domain domain, Tensor x) {
    if (!x.shape().equals(domain.input())) {
      return Optional.of("of shape " + x.shape() + ", expected " + domain.input());
    }
    return domain.contains(x) ? Optional.empty() : Optional.of(firstStray(domain, x));
  }

  private static String firstStray(Domain domain, Tensor x) {
    int i = 0;
    while (x.at(i) >= domain.low() && x.at(i) <= domain.high()) {
      i++;
    }
    return "outside the domain: value %s at index %d, expected %s to %s"
        .formatted(x.at(i), i, domain.low(), domain.high());
  }
}
