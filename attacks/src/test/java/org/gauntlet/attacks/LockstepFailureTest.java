package org.gauntlet.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models and attacks that break: the guilty case fails, the others do not notice. */
@Timeout(20)
class LockstepFailureTest {
  private static final Toys.Smooth MODEL = Toys.smooth(6, 4, new Seed(31));
  private static final List<Case> CASES = Toys.cases(MODEL, 8, new Seed(32));
  private static final Case GUILTY = CASES.get(3);
  private static final NormBall THREAT = new NormBall(Norm.LINF, 0.2f);
  private static final Pgd PGD =
      new Pgd(5, new StepSize.Relative(0.3f), Start.ORIGIN, Loss.CROSS_ENTROPY);
  private static final UnaryOperator<Batch> SOUND = UnaryOperator.identity();

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  @Test
  void aModelThatThrowsFailsOnlyTheRowsItThrowsFor() {
    Flawed model =
        new Flawed(
            MODEL,
            x -> {
              if (x.rows().contains(GUILTY.original())) {
                throw new IllegalStateException("no such pixel");
              }
              return x;
            },
            SOUND,
            SOUND);
    onlyTheGuiltyFails(model, "the model failed: java.lang.IllegalStateException: no such pixel");
  }

  @Test
  void logitsThatAreNoNumbersFailTheirRow() {
    onlyTheGuiltyFails(
        new Flawed(MODEL, SOUND, LockstepFailureTest::spoil, SOUND),
        "the model answered NaN or infinite logits");
  }

  @Test
  void gradientsThatAreNoNumbersFailTheirRow() {
    onlyTheGuiltyFails(
        new Flawed(MODEL, SOUND, SOUND, LockstepFailureTest::spoil),
        "the model answered NaN or infinite gradients");
  }

  /** Spoils the fourth row of the first full batch. */
  private static Batch spoil(Batch rows) {
    return rows.size() < CASES.size()
        ? rows
        : rows.map((i, row) -> i == 3 ? Tensor.filled(row.shape(), Float.NaN) : row);
  }

  private void onlyTheGuiltyFails(Flawed model, String reason) {
    List<Attempt> attempts = run(new Access.Gradients(model), PGD);
    assertThat(attempts).contains(new Attempt.Failed(GUILTY, reason, new Cost(1, 1)));
    List<Attempt> sound = run(new Access.Gradients(MODEL), PGD);
    assertThat(attempts).hasSize(8).filteredOn(Attempt.Returned.class::isInstance).hasSize(7);
    assertThat(sound).containsAll(attempts.stream().filter(a -> !a.of().equals(GUILTY)).toList());
    assertThat(model.open()).isZero();
  }

  @Test
  void answersOfTheWrongNumberFailAllWhoAsked() {
    everyoneFails(
        new Access.Gradients(new Flawed(MODEL, SOUND, z -> z.slice(0, 2), SOUND)),
        PGD,
        "the model answered 2 rows of logits to 8 inputs");
    everyoneFails(
        new Access.Gradients(new Flawed(MODEL, SOUND, SOUND, g -> g.slice(0, 2))),
        PGD,
        "the model answered 2 gradients to 8 inputs");
    everyoneFails(
        new Access.Labels(labels(MODEL.domain(), 7)),
        new UniformNoise(3),
        "the model answered 7 labels to 8 inputs");
    Batch narrow = Batch.of(Tensor.filled(Shape.of(3), 0));
    everyoneFails(
        new Access.Scores(ScoreModel.of(MODEL.domain(), x -> narrow)),
        (Victim.Scores victim, Threat threat, Seed seed) -> victim.scores(victim.original()),
        "the model answered 3 logits, expected 4");
  }

  @Test
  void labelsThatAreNoClassesFail() {
    LabelModel model = labels(MODEL.domain(), 8, 4);
    everyoneFails(
        new Access.Labels(model),
        new UniformNoise(3),
        "the model answered label 4, expected 0 to 3");
  }

  private static LabelModel labels(Domain domain, int count, int... first) {
    return new LabelModel() {
      @Override
      public Domain domain() {
        return domain;
      }

      @Override
      public int[] labels(Batch x) {
        return IntStream.range(0, count).map(i -> first.length == 0 ? 0 : first[0]).toArray();
      }
    };
  }

  @Test
  void anAttackThatThrowsFailsItsCase() {
    Attack<Victim> failing =
        (victim, threat, seed) -> {
          victim.label(victim.original());
          throw new ArithmeticException("divided by zero");
        };
    everyoneFails(
        new Access.Labels(MODEL),
        failing,
        "the attack failed: java.lang.ArithmeticException: divided by zero");
  }

  @Test
  void questionsOutsideTheDomainAreNotAsked() {
    LabelModel unasked =
        ScoreModel.of(
            MODEL.domain(),
            x -> {
              throw new AssertionError("asked");
            });
    asksAbout(unasked, Tensor.filled(Shape.of(7), 0), "of shape (7), expected (6)");
    asksAbout(unasked, Tensor.filled(Shape.of(6), Float.NaN), "value NaN at index 0");
    asksAbout(
        unasked,
        Tensor.of(Shape.of(6), 0, 1, 0.5f, 1.5f, 0, 0),
        "outside the domain: value 1.5 at index 3, expected 0.0 to 1.0");
  }

  private void asksAbout(LabelModel model, Tensor x, String how) {
    Attack<Victim> attack = (victim, threat, seed) -> Tensor.filled(Shape.of(1), victim.label(x));
    assertThat(run(new Access.Labels(model), attack))
        .hasSize(8)
        .allSatisfy(
            attempt -> assertThat(((Attempt.Failed) attempt).reason()).contains("asked", how));
  }

  @Test
  void casesThatCannotBeAttackedFail() {
    Case outside = new Case("bright", Tensor.filled(Shape.of(6), 2), new Goal.Avoid(0));
    Case unknown = new Case("odd", CASES.getFirst().original(), new Goal.Reach(0, 4));
    List<Attempt> attempts = new ArrayList<>();
    new Lockstep(8)
        .run(
            new Access.Gradients(MODEL),
            PGD,
            THREAT,
            List.of(outside, unknown),
            new Seed(1),
            attempts::add);
    assertThat(attempts)
        .containsExactly(
            new Attempt.Failed(
                outside,
                "the original is outside the domain: value 2.0 at index 0, expected 0.0 to 1.0",
                Cost.NONE),
            new Attempt.Failed(unknown, "the goal names class 4 of 4", Cost.NONE));
  }

  /** It is told once that its question has no answer; asking on does not keep anyone waiting. */
  @Test
  void anAttackThatSwallowsEverythingBlocksNobody() {
    LabelModel broken =
        ScoreModel.of(
            MODEL.domain(),
            x -> {
              throw new IllegalStateException("broken");
            });
    Attack<Victim> stubborn =
        (victim, threat, seed) -> {
          threads.add(Thread.currentThread());
          for (int i = 0; i < 1000; i++) {
            try {
              victim.label(victim.original());
            } catch (RuntimeException | Error e) {
              assertThat(e).isNotNull();
            }
          }
          return victim.original();
        };
    everyoneFails(
        new Access.Labels(broken),
        stubborn,
        "the model failed: java.lang.IllegalStateException: broken");
    nobodyIsLeft(8);
  }

  @Test
  void errorsAndRefusalsOfTheModelEndTheRun() {
    endsTheRun(new OutOfMemoryError("heap"));
    endsTheRun(Refusal.environment("the GPU is gone"));
  }

  private void endsTheRun(Throwable end) {
    threads.clear();
    ScoreModel model =
        ScoreModel.of(
            MODEL.domain(),
            x -> {
              if (end instanceof Error error) {
                throw error;
              }
              throw (Refusal) end;
            });
    assertThatThrownBy(() -> run(new Access.Labels(model), watched())).isSameAs(end);
    nobodyIsLeft(8);
  }

  @Test
  void errorsAndRefusalsOfTheAttackEndTheRun() {
    Attack<Victim.Gradients> asserting =
        (victim, threat, seed) -> {
          throw new AssertionError("impossible");
        };
    assertThatThrownBy(() -> run(new Access.Gradients(MODEL), asserting))
        .isInstanceOf(AssertionError.class)
        .hasMessage("impossible");
    Toys.Smooth binary = Toys.smooth(6, 2, new Seed(33));
    Fgsm dlr = new Fgsm(Loss.DLR);
    List<Case> cases = Toys.cases(binary, 3, new Seed(34));
    assertThatThrownBy(
            () -> Toys.perturb(new Access.Gradients(binary), dlr, THREAT, cases, new Seed(1)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("DLR");
  }

  @Test
  void anExceptionOfTheSinkEndsTheRun() {
    assertThatThrownBy(() ->
            new Lockstep(3)
                .run(
                    new Access.Labels(MODEL),
                    watched(),
                    THREAT,
                    CASES,
                    new Seed(1),
                    attempt -> {
                      throw new IllegalStateException("disk full");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
    nobodyIsLeft(3);
  }

  @Test
  void anInterruptDuringABatchEndsTheRun() {
    ScoreModel model =
        ScoreModel.of(
            MODEL.domain(),
            x -> {
              Thread.currentThread().interrupt();
              return MODEL.scores(x);
            });
    assertThatThrownBy(() -> run(new Access.Labels(model), watched()))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    nobodyIsLeft(8);
  }

  @Test
  void anInterruptReachesAttacksThatDoNotAsk() throws InterruptedException {
    Thread caller = Thread.currentThread();
    CountDownLatch asleep = new CountDownLatch(8);
    Attack<Victim> sleeper =
        (victim, threat, seed) -> {
          threads.add(Thread.currentThread());
          asleep.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return victim.original();
        };
    Thread waker =
        Thread.ofVirtual()
            .start(() -> {
              try {
                asleep.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              caller.interrupt();
            });
    assertThatThrownBy(() -> run(new Access.Labels(MODEL), sleeper))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    waker.join();
    nobodyIsLeft(8);
  }

  /** An attack that asks a hundred times and whose threads are remembered. */
  private Attack<Victim> watched() {
    return (victim, threat, seed) -> {
      threads.add(Thread.currentThread());
      return new UniformNoise(100).perturb(victim, threat, seed);
    };
  }

  private void nobodyIsLeft(int expected) {
    assertThat(threads).hasSizeGreaterThanOrEqualTo(expected).noneMatch(Thread::isAlive);
  }

  private <V extends Victim> void everyoneFails(
      Access<V> access, Attack<? super V> attack, String reason) {
    assertThat(run(access, attack))
        .hasSize(8)
        .allSatisfy(attempt -> assertThat(((Attempt.Failed) attempt).reason()).isEqualTo(reason));
  }

  private static <V extends Victim> List<Attempt> run(Access<V> access, Attack<? super V> attack) {
    List<Attempt> attempts = new ArrayList<>();
    new Lockstep(8).run(access, attack, THREAT, CASES, new Seed(1), attempts::add);
    return attempts;
  }
}
