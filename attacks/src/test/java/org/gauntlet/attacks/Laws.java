package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;

/**
 * The laws that every attack keeps, as checks that take the attack. {@link LawsTest} hands each of
 * them an attack or a model that breaks it.
 */
final class Laws {
  private static final float TINY = 1e-4f;

  private Laws() {}

  /** An attack and the model that it is to prove itself on. */
  record Subject<V extends Victim>(Access<V> access, Attack<? super V> attack) {
    static <V extends Victim> Subject<V> of(NamedAttack<V> named, GradientModel model) {
      return new Subject<>(named.onto(model), named.attack());
    }

    List<Attempt> run(int width, Threat threat, List<Case> cases, Seed seed) {
      List<Attempt> attempts = new ArrayList<>();
      new Lockstep(width).run(access, attack, threat, cases, seed, attempts::add);
      return attempts;
    }

    List<Tensor> candidates(Threat threat, List<Case> cases, Seed seed) {
      return Toys.perturb(access, attack, threat, cases, seed);
    }
  }

  /** Law 4: alone = together = any subset = any order = beside another run on another thread. */
  static void company(Subject<?> subject, Threat threat, List<Case> cases, long shuffle) {
    Seed seed = new Seed(5);
    List<Attempt> alone = new ArrayList<>();
    cases.forEach(of -> alone.addAll(subject.run(1, threat, List.of(of), seed)));
    List<Case> shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, new Random(shuffle));
    List<Case> subset = shuffled.subList(0, (cases.size() + 1) / 2);
    for (int width : new int[] {1, 3, 64}) {
      sameAs(alone, subject.run(width, threat, subset, seed), subset.size());
      sameAs(alone, subject.run(width, threat, shuffled, seed), cases.size());
    }
    CompletableFuture<List<Attempt>> beside =
        CompletableFuture.supplyAsync(() -> subject.run(64, threat, shuffled, seed));
    sameAs(alone, subject.run(64, threat, subset, seed), subset.size());
    sameAs(alone, beside.join(), cases.size());
  }

  private static void sameAs(List<Attempt> alone, List<Attempt> together, int size) {
    assertThat(together).hasSize(size);
    assertThat(alone).containsAll(together);
  }

  /** Law 5: every candidate lies in the budget and in the domain. */
  static void budget(Subject<?> subject, NormBall threat, List<Case> cases) {
    Domain domain = subject.access().domain();
    List<Tensor> candidates = subject.candidates(threat, cases, new Seed(7));
    for (int i = 0; i < cases.size(); i++) {
      Tensor candidate = candidates.get(i);
      Tensor original = cases.get(i).original();
      assertThat(inside(threat, original, candidate, domain))
          .as("%s of %s at %s", candidate, original, threat)
          .isTrue();
    }
  }

  /** Measured here and not by the ball: its own {@code allows} is under test as well. */
  private static boolean inside(NormBall threat, Tensor original, Tensor x, Domain domain) {
    double sum = 0;
    for (int i = 0; i < x.size(); i++) {
      if (!(x.at(i) >= domain.low() && x.at(i) <= domain.high())) {
        return false;
      }
      double change = Math.abs((double) x.at(i) - original.at(i));
      sum =
          switch (threat.norm()) {
            case L1 -> sum + change;
            case L2 -> Math.hypot(sum, change);
            case LINF -> Math.max(sum, change);
          };
    }
    return sum <= threat.epsilon() * (1 + 1e-6) && threat.allows(original, x, domain);
  }

  /**
   * Law 6: with a budget so small that the model is linear inside it, a candidate's loss is at
   * least a share of what the steepest way promises: the budget times the gradient's dual norm.
   */
  static void uphill(Subject<?> subject, Loss loss, Toys.RowModel model, Norm norm, Case of) {
    NormBall threat = new NormBall(norm, TINY);
    Tensor candidate = subject.candidates(threat, List.of(of), new Seed(3)).getFirst();
    Tensor z = model.logits(of.original());
    Tensor gradient = model.pull(of.original(), loss.cotangent(z, of.goal()));
    double rise = loss.value(model.logits(candidate), of.goal()) - loss.value(z, of.goal());
    double promised = TINY * BallLaws.length(BallLaws.dual(norm), gradient);
    double curved = 2e-5 * (1 + Math.abs(loss.value(z, of.goal())));
    assertThat(rise).isGreaterThan(0.8 * promised - curved);
  }

  /** Law 7: whom the weaker fools, the stronger fools. */
  static void atLeast(
      Subject<?> weaker, Subject<?> stronger, Threat threat, List<Case> cases, Seed seed) {
    assertThat(fooled(stronger, threat, cases, seed))
        .containsAll(fooled(weaker, threat, cases, seed));
  }

  /** The ids of those whom it fools, asked again as a harness would. */
  static Set<String> fooled(Subject<?> subject, Threat threat, List<Case> cases, Seed seed) {
    Batch candidates = Batch.of(subject.candidates(threat, cases, seed));
    int[] labels = subject.access().model().labels(candidates);
    return IntStream.range(0, labels.length)
        .filter(i -> cases.get(i).goal().reachedBy(labels[i]))
        .mapToObj(i -> cases.get(i).id())
        .collect(Collectors.toSet());
  }

  /**
   * Law 11: on a linear model of two classes an attack fools just above the margin over the dual
   * norm of the difference of the weights, and nobody fools just below it.
   */
  static void knownAnswer(Subject<?> subject, Toys.Linear model, Norm norm, Case of) {
    Tensor z = model.logits(of.original());
    double margin = Math.abs((double) z.at(0) - z.at(1));
    Tensor w = model.weights().get(0).minus(model.weights().get(1));
    double least = margin / BallLaws.length(BallLaws.dual(norm), w);
    NormBall above = new NormBall(norm, (float) (least * 1.01));
    NormBall below = new NormBall(norm, (float) (least * 0.99));
    assertThat(fooled(subject, above, List.of(of), new Seed(7))).isNotEmpty();
    assertThat(fooled(subject, below, List.of(of), new Seed(7))).isEmpty();
  }
}
