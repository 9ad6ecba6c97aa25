package org.gauntlet.nn.train;

import java.util.List;
import org.gauntlet.core.Options;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Spec;
import org.gauntlet.core.Spelling;

/**
 * How a parameter follows its gradient. An optimizer is only the rule; the moments are kept
 * outside.
 */
public sealed interface Optimizer permits Sgd, Adam {
  /** The learning rate that schedules start from. */
  double rate();

  /** How many moments, each as long as the parameter and zero at first, it keeps of a parameter. */
  int moments();

  /**
   * One step: changes values (D) and moments [moments()](D) in place.
   *
   * @param step how many steps there have been, this one included
   */
  void stepInto(float[] values, float[] gradient, float[][] moments, int step, double rate);

  /**
   * Reads {@code sgd:rate=0.1,momentum=0.9,nesterov=true,decay=5e-4} or {@code
   * adam:rate=0.001,beta1=0.9,beta2=0.999,epsilon=1e-8,decay=0}.
   */
  static Optimizer parse(String words) {
    Spec spec = Spec.parse(words);
    Options options = spec.read();
    return switch (spec.name()) {
      case "sgd" -> {
        double rate = options.number("rate", 0.1);
        double momentum = options.number("momentum", 0);
        boolean nesterov = options.flag("nesterov", false);
        double decay = options.number("decay", 0);
        yield options.build(() -> new Sgd(rate, momentum, nesterov, decay));
      }
      case "adam" -> {
        double rate = options.number("rate", 0.001);
        double beta1 = options.number("beta1", 0.9);
        double beta2 = options.number("beta2", 0.999);
        double epsilon = options.number("epsilon", 1e-8);
        double decay = options.number("decay", 0);
        yield options.build(() -> new Adam(rate, beta1, beta2, epsilon, decay));
      }
      default ->
          throw Refusal.usage(
              "there is no optimizer '%s'%s (there are sgd and adam)"
                  .formatted(spec.name(), Spelling.hint(spec.name(), List.of("sgd", "adam"))));
    };
  }
}
