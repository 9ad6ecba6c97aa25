package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gauntlet.core.Seed;

/** Law 4: an attack's result alone = together = any subset = any order, bit for bit. */
class CompanyTest {
  private static final Toys.Smooth MODEL = Toys.smooth(12, 4, new Seed(3));
  private static final List<Case> CASES = Toys.cases(MODEL, 12, new Seed(4));
  private static final Seed SEED = new Seed(5);
  private static final Access<Victim.Gradients> ACCESS = new Access.Gradients(MODEL);

  @Provide
  Arbitrary<Attack<? super Victim.Gradients>> attacks() {
    StepSize step = new StepSize.Relative(0.2f);
    return Arbitraries.of(
        new Fgsm(Loss.MARGIN),
        new Pgd(7, step, Start.ORIGIN, Loss.CROSS_ENTROPY),
        new Restarts<>(3, Loss.MARGIN, new Pgd(7, step, Start.RANDOM, Loss.DLR)),
        new UniformNoise(9));
  }

  @Property(tries = 60)
  void companyChangesNothing(
      @ForAll("attacks") Attack<? super Victim.Gradients> attack,
      @ForAll Norm norm,
      @ForAll long shuffle) {
    NormBall threat = new NormBall(norm, norm == Norm.LINF ? 0.15f : 0.4f);
    List<Case> subset = new ArrayList<>(CASES);
    Collections.shuffle(subset, new Random(shuffle));
    List<Attempt> alone = new ArrayList<>();
    for (Case of : CASES) {
      new Lockstep(1).run(ACCESS, attack, threat, List.of(of), SEED, alone::add);
    }
    for (int width : new int[] {1, 3, 64}) {
      List<Attempt> together = new ArrayList<>();
      new Lockstep(width).run(ACCESS, attack, threat, subset.subList(0, 8), SEED, together::add);
      assertThat(together).hasSize(8);
      assertThat(alone).containsAll(together);
    }
  }
}
