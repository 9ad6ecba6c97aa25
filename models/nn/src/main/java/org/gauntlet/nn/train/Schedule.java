package org.gauntlet.nn.train;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gauntlet.core.Numbers;
import org.gauntlet.core.Options;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Spec;
import org.gauntlet.core.Spelling;

/** How the learning rate changes over a training; asked before every batch. */
public sealed interface Schedule {
  /**
   * The rate for one batch.
   *
   * @param base the optimizer's own rate
   */
  double rate(double base, Progress at);

  /** Always the base rate. */
  record Constant() implements Schedule {
    @Override
    public double rate(double base, Progress at) {
      return base;
    }
  }

  /** The base rate times {@code factor} once for every {@code every} epochs behind us. */
  record Step(int every, double factor) implements Schedule {
    public Step {
      Checks.atLeast("every", every, 1);
      Checks.positive("factor", factor);
    }

    @Override
    public double rate(double base, Progress at) {
      int drops = at.epoch() / every;
      return base * StrictMath.pow(factor, drops);
    }
  }

  /** Half a cosine from the base rate to 0 (Loshchilov and Hutter 2017, without restarts). */
  record Cosine() implements Schedule {
    @Override
    public double rate(double base, Progress at) {
      return base * (1 + StrictMath.cos(Math.PI * at.begun() / at.epochs())) / 2;
    }
  }

  /**
   * In a straight line from 0 up to the peak and down to 0 again, as in Wong, Rice and Kolter 2020,
   * whose code asks for the rate at the end of each batch and rises over the first 2/5 (rounded
   * down to whole epochs there).
   *
   * @param peak the highest rate; the base rate when absent
   * @param rise the share of the training that goes up
   */
  record Cyclic(OptionalDouble peak, double rise) implements Schedule {
    public Cyclic {
      peak.ifPresent(value -> Checks.positive("peak", value));
      if (!(rise > 0 && rise < 1)) {
        throw new IllegalArgumentException("rise must be in (0, 1), got " + rise);
      }
    }

    @Override
    public double rate(double base, Progress at) {
      double share = at.done() / at.epochs();
      double height = share < rise ? share / rise : (1 - share) / (1 - rise);
      return peak.orElse(base) * height;
    }
  }

  /** Another schedule, scaled up in a straight line from 0 over the first epochs. */
  record WarmUp(double epochs, Schedule then) implements Schedule {
    public WarmUp {
      Checks.positive("warmup", epochs);
    }

    @Override
    public double rate(double base, Progress at) {
      return then.rate(base, at) * Math.min(1, at.done() / epochs);
    }
  }

  /**
   * Reads {@code constant}, {@code step:every=10,factor=0.1}, {@code cosine} or {@code
   * cyclic:peak=0.4,rise=0.4}, each with an optional {@code warmup=1} in epochs.
   */
  static Schedule parse(String words) {
    Spec spec = Spec.parse(words);
    Options options = spec.read();
    Optional<String> warmup = options.text("warmup");
    Schedule schedule =
        switch (spec.name()) {
          case "constant" -> options.build(Constant::new);
          case "step" -> {
            int every = options.integer("every", 10);
            double factor = options.number("factor", 0.1);
            yield options.build(() -> new Step(every, factor));
          }
          case "cosine" -> options.build(Cosine::new);
          case "cyclic" -> {
            OptionalDouble peak =
                options.text("peak").stream()
                    .mapToDouble(value -> Numbers.parse("peak", value))
                    .findFirst();
            double rise = options.number("rise", 0.4);
            yield options.build(() -> new Cyclic(peak, rise));
          }
          default -> throw unknown(spec.name());
        };
    return warmup
        .map(value -> Numbers.parse("warmup", value))
        .<Schedule>map(epochs -> options.build(() -> new WarmUp(epochs, schedule)))
        .orElse(schedule);
  }

  private static Refusal unknown(String name) {
    List<String> names = List.of("constant", "step", "cosine", "cyclic");
    return Refusal.usage(
        "there is no schedule '%s'%s (there are %s)"
            .formatted(name, Spelling.hint(name, names), String.join(", ", names)));
  }
}
