package org.gauntlet.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Tiny models whose every number can be worked out by hand. */
final class Toys {
  private Toys() {}

  /** A model of one row, run row by row: what a lockstep needs, and no way to mix rows. */
  interface RowModel extends GradientModel {
    Tensor logits(Tensor x);

    /** The gradient at x of the inner product of logits and cotangent. */
    Tensor pull(Tensor x, Tensor cotangent);

    @Override
    default Trace trace(Batch x) {
      return new Trace() {
        @Override
        public Batch scores() {
          return x.map((i, row) -> logits(row));
        }

        @Override
        public Batch pull(Batch cotangents) {
          return x.map((i, row) -> RowModel.this.pull(row, cotangents.row(i)));
        }
      };
    }
  }

  /** weights (classes, n), bias (classes): x -> W x + b. */
  record Linear(Domain domain, List<Tensor> weights, Tensor bias) implements RowModel {
    @Override
    public Tensor logits(Tensor x) {
      float[] z = new float[weights.size()];
      for (int k = 0; k < z.length; k++) {
        z[k] = (float) (weights.get(k).dot(x) + bias.at(k));
      }
      return Tensor.adopt(bias.shape(), z);
    }

    @Override
    public Tensor pull(Tensor x, Tensor cotangent) {
      Tensor gradient = Tensor.filled(x.shape(), 0);
      for (int k = 0; k < weights.size(); k++) {
        gradient = gradient.plus(weights.get(k).times(cotangent.at(k)));
      }
      return gradient;
    }
  }

  /** x -> outer tanh(inner x), smooth and not monotone in any input. */
  record Smooth(Linear inner, Linear outer) implements RowModel {
    @Override
    public Domain domain() {
      return inner.domain();
    }

    @Override
    public Tensor logits(Tensor x) {
      return outer.logits(hidden(x));
    }

    @Override
    public Tensor pull(Tensor x, Tensor cotangent) {
      Tensor h = hidden(x);
      Tensor back = outer.pull(h, cotangent).zip(h, (g, value) -> g * (1 - value * value));
      return inner.pull(x, back);
    }

    private Tensor hidden(Tensor x) {
      return inner.logits(x).map(value -> (float) StrictMath.tanh(value));
    }
  }

  static Domain box(int n, int classes) {
    return new Domain(Shape.of(n), 0, 1, classes);
  }

  static Linear linear(Domain domain, int outputs, float scale, Seed seed) {
    RandomStream stream = seed.open();
    List<Tensor> weights = new ArrayList<>();
    for (int k = 0; k < outputs; k++) {
      weights.add(stream.gaussian(domain.input()).times(scale));
    }
    return new Linear(domain, weights, stream.gaussian(Shape.of(outputs)).times(scale));
  }

  /** A random smooth model of n inputs. */
  static Smooth smooth(int n, int classes, Seed seed) {
    int hidden = 16;
    Linear inner = linear(box(n, classes), hidden, 1.2f, seed.child("inner"));
    Linear outer = linear(box(hidden, classes), classes, 1.5f, seed.child("outer"));
    return new Smooth(inner, outer);
  }

  /** Cases of random inputs whose truth is what the model says. */
  static List<Case> cases(GradientModel model, int count, Seed seed) {
    return IntStream.range(0, count)
        .mapToObj(i -> {
          Tensor x = seed.child(i).open().uniform(model.domain().input(), 0, 1);
          int truth = model.labels(Batch.of(x))[0];
          return new Case("case-" + i, x, new Goal.Avoid(truth));
        })
        .toList();
  }

  /** The candidates of an attack that must not fail, in case order. */
  static <V extends Victim> List<Tensor> perturb(
      Access<V> access, Attack<? super V> attack, Threat threat, List<Case> cases, Seed seed) {
    List<Attempt> attempts = new ArrayList<>();
    new Lockstep(64).run(access, attack, threat, cases, seed, attempts::add);
    return cases.stream().map(of -> candidate(of, attempts)).toList();
  }

  static Tensor candidate(Case of, List<Attempt> attempts) {
    Attempt attempt = attempts.stream().filter(a -> a.of().equals(of)).findFirst().orElseThrow();
    return switch (attempt) {
      case Attempt.Returned returned -> returned.candidate();
      case Attempt.Failed failed -> throw new AssertionError(failed.reason());
    };
  }

  /** How many cases an attack fools, asked again as a harness would. */
  static <V extends Victim> int fooled(
      Access<V> access, Attack<? super V> attack, Threat threat, List<Case> cases, Seed seed) {
    List<Tensor> candidates = perturb(access, attack, threat, cases, seed);
    int[] labels = access.model().labels(Batch.of(candidates));
    return (int)
        IntStream.range(0, labels.length)
            .filter(i -> cases.get(i).goal().reachedBy(labels[i]))
            .count();
  }
}
