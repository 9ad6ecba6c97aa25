package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws are no formality: each refuses a projection, an attack or a model that breaks it. */
class LawsTest {
  private static final Toys.Smooth MODEL = Toys.smooth(12, 4, new Seed(3));
  private static final Access<Victim.Gradients> ACCESS = new Access.Gradients(MODEL);
  private static final List<Case> CASES = Toys.cases(MODEL, 16, new Seed(4));
  private static final NormBall BALL = new NormBall(Norm.L2, 0.3f);
  private static final Pgd PGD = new Pgd(9, new StepSize.Relative(0.2f), Start.RANDOM, Loss.MARGIN);

  @ParameterizedTest
  @EnumSource
  void aProjectionThatShrinksTooMuchTooLittleOrUnevenlyIsRefused(Norm norm) {
    Tensor d = new Seed(1).open().gaussian(Shape.of(40));
    NormBall ball = new NormBall(norm, (float) (0.4 * BallLaws.length(norm, d)));
    Domain wide = new Domain(d.shape(), -100, 100, 2);
    NormBall less = new NormBall(norm, 0.999f * ball.epsilon());
    NormBall more = new NormBall(norm, 1.001f * ball.epsilon());
    refused(() -> BallLaws.isNearest(less::project, ball, d));
    refused(() -> BallLaws.landsInside(more::project, ball, d.times(0), d, wide));
    NormBall box = new NormBall(norm == Norm.LINF ? Norm.L2 : Norm.LINF, 0.1f);
    refused(() -> BallLaws.isNearest(box::project, ball, d));
    BallLaws.Projection offTheDomain = (original, x, _) -> ball.project(original, x, wide);
    Tensor edge = Tensor.filled(d.shape(), 1);
    refused(() -> BallLaws.landsInside(offTheDomain, ball, edge, edge.plus(d), Toys.box(40, 2)));
    Tensor inside = edge.times(0.5f);
    BallLaws.Projection restless = (_, x, _) -> x.map(Math::nextUp);
    refused(() -> BallLaws.insideStays(restless, inside, inside, Toys.box(40, 2)));
  }

  @Test
  void anAttackThatRemembersIsRefusedCompany() {
    AtomicInteger calls = new AtomicInteger();
    Attack<Victim> counting =
        (victim, threat, seed) ->
            threat.random(victim.original(), victim.domain(), seed.child(calls.getAndIncrement()));
    refused(() -> Laws.company(subject(counting), BALL, CASES, 1));
  }

  @Test
  void aModelWhoseRowsMixIsRefusedCompany() {
    GradientModel centred = new Flawed(MODEL, x -> x, LawsTest::centred, x -> x);
    GradientModel pooled = new Flawed(MODEL, x -> x, x -> x, LawsTest::centred);
    GradientModel crossed = new Flawed(MODEL, x -> x, x -> x, LawsTest::reversed);
    for (GradientModel mixing : List.of(centred, pooled, crossed)) {
      refused(() ->
          Laws.company(new Laws.Subject<>(new Access.Gradients(mixing), PGD), BALL, CASES, 1));
    }
    sound(() -> Laws.company(subject(PGD), BALL, CASES, 1));
  }

  @ParameterizedTest
  @EnumSource
  void anAttackThatLeavesTheBudgetOrTheDomainIsRefused(Norm norm) {
    NormBall ball = new NormBall(norm, 0.2f);
    refused(() -> Laws.budget(returning(x -> x.map(v -> 1 - v)), ball, CASES));
    refused(() -> Laws.budget(returning(x -> x.minus(x.map(Math::nextUp)).minus(x)), ball, CASES));
    refused(() -> Laws.budget(returning(x -> x.times(Float.NaN)), ball, CASES));
    NormBall wider = new NormBall(norm, 0.2001f);
    Attack<Victim.Gradients> overshooting =
        (victim, _, seed) -> new Fgsm(Loss.MARGIN).perturb(victim, wider, seed);
    refused(() -> Laws.budget(subject(overshooting), ball, CASES));
    sound(() -> Laws.budget(subject(PGD), ball, CASES));
  }

  @ParameterizedTest
  @EnumSource
  void anAttackThatStandsStillDescendsOrGoesHalfWayIsRefused(Norm norm) {
    Case of = new Case("x", Tensor.filled(Shape.of(12), 0.4f), new Goal.Climb(1));
    Attack<Victim.Gradients> backwards =
        (victim, threat, _) -> {
          Tensor x = victim.original();
          Tensor down = victim.slope(x, Loss.MARGIN).gradient().times(-1);
          return threat.ascend(x, down, threat.epsilon(), victim.domain());
        };
    Attack<Victim.Gradients> timid =
        (victim, threat, seed) ->
            new Fgsm(Loss.MARGIN).perturb(victim, new NormBall(norm, threat.epsilon() / 2), seed);
    Attack<Victim> still = (victim, _, _) -> victim.original();
    for (Laws.Subject<?> weak : List.of(subject(backwards), subject(timid), subject(still))) {
      refused(() -> Laws.uphill(weak, Loss.MARGIN, MODEL, norm, of));
    }
    sound(() -> Laws.uphill(subject(new Fgsm(Loss.MARGIN)), Loss.MARGIN, MODEL, norm, of));
  }

  @Test
  void restartsThatKeepTheLastAreRefused() {
    Attack<Victim.Gradients> forgetful =
        (victim, threat, seed) -> {
          Tensor last = victim.original();
          for (int i = 0; i < 5; i++) {
            last = UNSURE.perturb(victim, threat, seed.child(i));
          }
          return last;
        };
    NormBall tight = new NormBall(Norm.L2, 0.1f);
    Laws.Subject<?> once = subject(new Restarts<>(1, Loss.MARGIN, UNSURE));
    Laws.Subject<?> often = subject(new Restarts<>(5, Loss.MARGIN, UNSURE));
    refused(() -> Laws.atLeast(once, subject(forgetful), tight, CASES, new Seed(2)));
    sound(() -> Laws.atLeast(once, often, tight, CASES, new Seed(2)));
  }

  private static final UniformNoise UNSURE = new UniformNoise(1);

  @ParameterizedTest
  @EnumSource
  void anAttackThatStopsShortOfTheKnownAnswerIsRefused(Norm norm) {
    Domain wide = new Domain(Shape.of(20), -1000, 1000, 2);
    Toys.Linear model = Toys.linear(wide, 2, 1, new Seed(1));
    Case of = Toys.cases(model, 1, new Seed(2)).getFirst();
    Fgsm fgsm = new Fgsm(Loss.MARGIN);
    Attack<Victim.Gradients> short98 =
        (victim, threat, seed) ->
            fgsm.perturb(victim, new NormBall(norm, 0.98f * threat.epsilon()), seed);
    Attack<Victim.Gradients> beyond =
        (victim, threat, seed) ->
            fgsm.perturb(victim, new NormBall(norm, 1.02f * threat.epsilon()), seed);
    Access<Victim.Gradients> access = new Access.Gradients(model);
    for (Attack<Victim.Gradients> wrong : List.of(short98, beyond)) {
      refused(() -> Laws.knownAnswer(new Laws.Subject<>(access, wrong), model, norm, of));
    }
    sound(() -> Laws.knownAnswer(new Laws.Subject<>(access, fgsm), model, norm, of));
  }

  private static Laws.Subject<?> subject(Attack<? super Victim.Gradients> attack) {
    return new Laws.Subject<>(ACCESS, attack);
  }

  private static Laws.Subject<?> returning(UnaryOperator<Tensor> candidate) {
    return subject((victim, _, _) -> candidate.apply(victim.original()));
  }

  /** Each row less the first one. */
  private static Batch centred(Batch x) {
    return x.map((_, row) -> row.minus(x.row(0).times(0.1f)));
  }

  private static Batch reversed(Batch x) {
    return Batch.of(x.rows().reversed());
  }

  private static void refused(ThrowingCallable law) {
    assertThatThrownBy(law).isInstanceOf(AssertionError.class);
  }

  private static void sound(ThrowingCallable law) {
    assertThatCode(law).doesNotThrowAnyException();
  }
}
