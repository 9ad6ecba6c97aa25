package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.attacks.Attacks;
import org.gauntlet.attacks.Attempt;
import org.gauntlet.attacks.Case;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Lockstep;
import org.gauntlet.attacks.NamedAttack;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Victim;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 4 on networks of the engine: company, chunks and threads leave an attack's bits alone. */
class EngineCompanyTest {
  private static final Domain DOMAIN = new Domain(Shape.of(1, 9, 9), 0, 1, 5);
  private static final Network NETWORK =
      Network.initialise(Architectures.named("fast").graph(DOMAIN), DOMAIN, new Seed(1));
  private static final GradientModel ALONE = CpuEngine.of(1).model(NETWORK);
  private static final List<Case> CASES = cases();

  @ParameterizedTest
  @EnumSource
  void everyAttackHasTheSameBitsOnOneThreadAndOnTwo(Attacks attack) {
    NamedAttack<?> named = Attacks.of(attack.defaults());
    for (Norm norm : Norm.values()) {
      NormBall threat = new NormBall(norm, norm == Norm.LINF ? 0.05f : 0.4f);
      List<Attempt> expected = attempts(named, ALONE, 40, threat, CASES);
      for (int threads : new int[] {1, 2, 3}) {
        GradientModel model = CpuEngine.of(threads).model(NETWORK);
        assertThat(attempts(named, model, 40, threat, CASES))
            .containsExactlyInAnyOrderElementsOf(expected);
        List<Case> some = CASES.reversed().subList(3, 22);
        assertThat(expected).containsAll(attempts(named, model, 17, threat, some));
      }
      List<Case> one = CASES.subList(7, 8);
      assertThat(expected).containsAll(attempts(named, ALONE, 1, threat, one));
    }
  }

  /** A network that lets rows meet, by a millionth, is found out. */
  @Test
  void rowsThatMeetAreFoundOut() {
    GradientModel meeting = new Meeting(ALONE);
    NormBall threat = new NormBall(Norm.L2, 0.4f);
    NamedAttack<?> pgd = Attacks.parse("pgd:steps=5");
    List<Attempt> together = attempts(pgd, meeting, 40, threat, CASES);
    List<Attempt> one = attempts(pgd, meeting, 1, threat, CASES.subList(7, 8));
    assertThat(together).doesNotContainAnyElementsOf(one);
  }

  private static <V extends Victim> List<Attempt> attempts(
      NamedAttack<V> named, GradientModel model, int width, NormBall threat, List<Case> cases) {
    List<Attempt> attempts = new ArrayList<>();
    new Lockstep(width)
        .run(named.onto(model), named.attack(), threat, cases, new Seed(2), attempts::add);
    return attempts;
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Tensor x = new Seed(3).child(i).open().uniform(DOMAIN.input(), 0, 1);
      int label = ALONE.labels(Batch.of(x))[0];
      cases.add(new Case("case-" + i, x, i % 3 == 0 ? new Goal.Climb(label) : avoid(label)));
    }
    return cases;
  }

  private static Goal avoid(int label) {
    return new Goal.Avoid(label);
  }

  /** Every row is a millionth of its neighbour brighter. */
  private record Meeting(GradientModel model) implements GradientModel {
    @Override
    public Domain domain() {
      return model.domain();
    }

    @Override
    public Trace trace(Batch x) {
      return model.trace(
          x.map((i, row) -> row.plus(x.row((i + 1) % x.size()).times(1e-6f)).clamp(0, 1)));
    }
  }
}
