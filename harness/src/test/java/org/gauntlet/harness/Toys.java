package org.gauntlet.harness;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Attack;
import org.gauntlet.attacks.Fgsm;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.attacks.UniformNoise;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Example;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.RandomStream;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;

/** Small models, examples, attacks and plans for tests. */
public final class Toys {
  public static final Fgsm FGSM = new Fgsm(Loss.CROSS_ENTROPY);
  public static final Pgd PGD =
      new Pgd(10, new StepSize.Relative(0.25f), Start.RANDOM, Loss.CROSS_ENTROPY);

  private Toys() {}

  /** Points of the unit cube under the class of their largest coordinate. */
  public static List<Example> examples(int count) {
    RandomStream random = new Seed(7).open();
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Tensor input = random.uniform(Shape.of(3), 0, 1);
      examples.add(new Example("toy-" + i, input, input.argmax()));
    }
    return examples;
  }

  public static Subject subject(LabelModel model) {
    return new Subject("toy", "m0", "toys", "d0", model.domain(), List.of("a", "b", "c"));
  }

  /** An evaluation of a model under Linf with seed 1. */
  public static Plan plan(
      LabelModel target, List<Example> examples, List<Float> epsilons, Suite.Entry<?>... suite) {
    return new Plan(
        target, subject(target), examples, Norm.LINF, epsilons, Suite.of(suite), new Seed(1), 16);
  }

  public static Plan width(Plan plan, int width) {
    return new Plan(
        plan.target(),
        plan.subject(),
        plan.examples(),
        plan.norm(),
        plan.epsilons(),
        plan.suite(),
        plan.seed(),
        width);
  }

  public static Plan examples(Plan plan, List<Example> examples) {
    return new Plan(
        plan.target(),
        plan.subject(),
        examples,
        plan.norm(),
        plan.epsilons(),
        plan.suite(),
        plan.seed(),
        plan.width());
  }

  public static Suite.Entry<?> fgsm(GradientModel model) {
    return gradients("fgsm", model, FGSM);
  }

  public static Suite.Entry<?> pgd(GradientModel model) {
    return gradients("pgd", model, PGD);
  }

  public static Suite.Entry<?> gradients(
      String name, GradientModel model, Attack<? super Victim.Gradients> attack) {
    return Suite.Entry.of(name, name, new Access.Gradients(model), attack);
  }

  public static Suite.Entry<?> labels(
      String name, LabelModel model, Attack<? super Victim> attack) {
    return Suite.Entry.of(name, name, new Access.Labels(model), attack);
  }

  public static Suite.Entry<?> noise(LabelModel model) {
    return labels("noise", model, new UniformNoise(5));
  }

  /** One that hands the original back. */
  public static Suite.Entry<?> lazy(LabelModel model) {
    return labels("lazy", model, (victim, _, _) -> victim.original());
  }
}
