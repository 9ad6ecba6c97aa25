package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Law 1 as checks that take the projection; {@link LawsTest} hands them wrong ones. */
final class BallLaws {
  private static final Domain WIDE = new Domain(Shape.of(1), -1e6f, 1e6f, 2);

  private BallLaws() {}

  /** A projection onto a ball around the original, inside a domain. */
  @FunctionalInterface
  interface Projection {
    Tensor project(Tensor original, Tensor x, Domain domain);
  }

  /** It lands inside: not a rounding outside in Linf, a billionth in sums of many coordinates. */
  static void landsInside(
      Projection projection, NormBall ball, Tensor original, Tensor x, Domain domain) {
    Tensor q = projection.project(original, x, domain);
    assertThat(domain.contains(q)).isTrue();
    assertThat(ball.allows(original, q, domain)).isTrue();
    double forgiven = ball.norm() == Norm.LINF ? 0 : 1e-9 * ball.epsilon();
    assertThat(length(ball.norm(), original, q)).isLessThanOrEqualTo(ball.epsilon() + forgiven);
  }

  /** A point inside stays, to the bit. */
  static void insideStays(Projection projection, Tensor original, Tensor x, Domain domain) {
    assertThat(projection.project(original, x, domain)).isEqualTo(x);
  }

  /** The certificate: {@code eps * ||d - q||_dual = <d - q, q>} for the nearest point q to d. */
  static void isNearest(Projection projection, NormBall ball, Tensor d) {
    Tensor q = projection.project(d.times(0), d, WIDE);
    Tensor residual = d.minus(q);
    double reach = ball.epsilon() * length(dual(ball.norm()), residual);
    double scale = length(ball.norm(), d) * length(dual(ball.norm()), d);
    assertThat(residual.dot(q)).isCloseTo(reach, within(1e-6 * scale));
  }

  static Norm dual(Norm norm) {
    return switch (norm) {
      case L1 -> Norm.LINF;
      case L2 -> Norm.L2;
      case LINF -> Norm.L1;
    };
  }

  /** The norm, written out once more. */
  static double length(Norm norm, Tensor x) {
    return length(norm, x.times(0), x);
  }

  private static double length(Norm norm, Tensor from, Tensor to) {
    double result = 0;
    for (int i = 0; i < to.size(); i++) {
      double change = Math.abs((double) to.at(i) - from.at(i));
      result =
          switch (norm) {
            case L1 -> result + change;
            case L2 -> result + change * change;
            case LINF -> Math.max(result, change);
          };
    }
    return norm == Norm.L2 ? Math.sqrt(result) : result;
  }
}
