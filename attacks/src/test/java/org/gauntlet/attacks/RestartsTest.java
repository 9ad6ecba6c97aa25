package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

/** Restarts draw afresh and keep each example's worst case. */
class RestartsTest {
  private static final Toys.Smooth MODEL = Toys.smooth(12, 4, new Seed(61));
  private static final Access<Victim.Gradients> ACCESS = new Access.Gradients(MODEL);
  private static final NormBall THREAT = new NormBall(Norm.LINF, 0.1f);
  private static final Case CLIMBING =
      new Case("a", Toys.cases(MODEL, 1, new Seed(62)).getFirst().original(), new Goal.Climb(0));

  @Property(tries = 50)
  void theHighestLossIsKept(
      @ForAll Loss loss, @ForAll @IntRange(min = 2, max = 6) int times, @ForAll long seed) {
    Attack<Victim> draw = new Drawing(new LinkedHashSet<>());
    Tensor kept = perturb(new Restarts<>(times, loss, draw), CLIMBING, seed);
    Seed own = new Seed(seed).child(CLIMBING.id());
    DoubleStream losses =
        IntStream.range(0, times)
            .mapToObj(i -> THREAT.random(CLIMBING.original(), MODEL.domain(), own.child(i)))
            .mapToDouble(x -> loss.value(MODEL.logits(x), CLIMBING.goal()));
    assertThat(loss.value(MODEL.logits(kept), CLIMBING.goal()))
        .isEqualTo(losses.max().orElseThrow());
  }

  @Test
  void everyRestartDrawsItsOwnStart() {
    Set<Tensor> drawn = Collections.synchronizedSet(new LinkedHashSet<>());
    perturb(new Restarts<>(8, Loss.MARGIN, new Drawing(drawn)), CLIMBING, 1);
    assertThat(drawn).hasSize(8);
  }

  /** The candidate that fools is kept, however low its loss, and nothing is tried after it. */
  @Test
  void theFirstThatFoolsIsKept() {
    int truth = MODEL.logits(CLIMBING.original()).argmax();
    Case of = new Case("a", CLIMBING.original(), new Goal.Reach((truth + 1) % 4, truth));
    Set<Tensor> drawn = Collections.synchronizedSet(new LinkedHashSet<>());
    Attack<Victim> draw = new Drawing(drawn);
    Attack<Victim> stay =
        (victim, threat, seed) -> {
          draw.perturb(victim, threat, seed);
          return victim.original();
        };
    assertThat(perturb(new Restarts<>(8, Loss.CROSS_ENTROPY, stay), of, 1))
        .isEqualTo(of.original());
    assertThat(drawn).hasSize(1);
  }

  private static Tensor perturb(Attack<Victim.Gradients> attack, Case of, long seed) {
    return Toys.perturb(ACCESS, attack, THREAT, List.of(of), new Seed(seed)).getFirst();
  }

  /** Returns random points and remembers them. */
  private record Drawing(Set<Tensor> drawn) implements Attack<Victim> {
    @Override
    public Tensor perturb(Victim victim, Threat threat, Seed seed) {
      Tensor x = threat.random(victim.original(), victim.domain(), seed);
      drawn.add(x);
      return x;
    }
  }
}
