package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions as models: what they answer is passed on, what they should not answer is refused. */
class ModelsTest {
  private static final Domain DOMAIN = new Domain(Shape.of(1, 2), 0, 1, 3);

  @Property
  void scoresAreThoseOfTheFunctionAndRowsAreCounted(@ForAll @IntRange(min = 1, max = 9) int rows) {
    Batch x = rows(rows);
    AskedScores model = Models.scores(DOMAIN, ModelsTest::linear);
    Batch scores = model.scores(x);
    assertThat(scores.shape()).isEqualTo(Shape.of(3));
    for (int row = 0; row < rows; row++) {
      float a = x.at(row, 0);
      float b = x.at(row, 1);
      assertThat(scores.row(row).toArray()).containsExactly(a, b, a + b);
    }
    assertThat(model.labels(x)).isEqualTo(scores.argmax());
    assertThat(model.queries()).isEqualTo(2L * rows);
    assertThat(model.domain()).isEqualTo(DOMAIN);
  }

  @Test
  void labelsAreThoseOfTheFunction() {
    AskedLabels model = Models.labels(DOMAIN, x -> new int[] {2, 0});
    assertThat(model.labels(rows(2))).containsExactly(2, 0);
    assertThat(model.queries()).isEqualTo(2);
  }

  @Test
  void whatTheFunctionDoesToItsRowsReachesNobody() {
    Batch x = rows(2);
    Models.scores(
            DOMAIN,
            rows -> {
              rows[0][0] = 7;
              return linear(rows);
            })
        .scores(x);
    assertThat(x).isEqualTo(rows(2));
  }

  @Test
  void answersThatAreNoneAreRefused() {
    assertRefused(rows -> new float[1][3], "it answered 1 rows");
    assertRefused(rows -> new float[2][4], "row 0 of its answer has 4 scores, expected 3");
    assertRefused(
        rows -> new float[][] {{0, 0, 0}, {0, Float.NaN, 0}}, "row 1 of its answer holds NaN");
    assertRefused(rows -> new float[2][], "row 0 of its answer is null");
    assertRefused(
        rows -> {
          throw new java.io.IOException("no route");
        },
        "it threw java.io.IOException: no route");
    assertThatThrownBy(() -> Models.labels(DOMAIN, x -> new int[] {0, 3}).labels(rows(2)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("label 1 of its answer is 3, expected 0 to 2");
    assertThatThrownBy(() -> Models.labels(DOMAIN, x -> new int[1]).labels(rows(2)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("it answered 1 labels");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aCallThatFailsIsMadeAgainAsOftenAsAgreed(int retries) {
    AtomicInteger calls = new AtomicInteger();
    Scoring third =
        rows -> {
          if (calls.incrementAndGet() < 3) {
            throw new IllegalStateException("busy");
          }
          return linear(rows);
        };
    AskedScores model = Models.scores(DOMAIN, third, Asking.plainly().retrying(retries));
    if (retries < 2) {
      assertThatThrownBy(() -> model.scores(rows(1)))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("busy");
      assertThat(calls).hasValue(retries + 1);
      assertThat(model.queries()).isZero();
    } else {
      assertThat(model.scores(rows(1)).size()).isEqualTo(1);
      assertThat(calls).hasValue(3);
    }
  }

  @Test
  void aModelThatDoesNotAnswerInTimeIsInterruptedAndRefused() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Scoring slow =
        rows -> {
          try {
            Thread.sleep(Duration.ofMinutes(5));
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return linear(rows);
        };
    AskedScores model = Models.scores(DOMAIN, slow, Asking.plainly().within(0.02));
    assertThatThrownBy(() -> model.scores(rows(1)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("it did not answer within 0.02 s");
    assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void anInterruptEndsTheRunInsteadOfBlamingTheModel() {
    Scoring interrupted =
        rows -> {
          throw new InterruptedException();
        };
    assertThatThrownBy(() -> Models.scores(DOMAIN, interrupted).scores(rows(1)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void oneThreadWaitsForTheOtherUnlessTheModelIsMadeForSeveral() throws InterruptedException {
    assertThat(mostAtOnce(Asking.plainly())).isEqualTo(1);
    assertThat(mostAtOnce(Asking.plainly().concurrently())).isEqualTo(2);
  }

  @Test
  void rowsOfAnotherShapeAreNotShown() {
    AskedScores model = Models.scores(DOMAIN, ModelsTest::linear);
    assertThatThrownBy(() -> model.scores(Batch.of(Tensor.filled(Shape.of(2), 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model takes rows of (1, 2), got (2)");
  }

  @Test
  void impossibleAgreementsAreRefused() {
    assertThatThrownBy(() -> Asking.plainly().retrying(-1))
        .hasMessage("retries must be >= 0, got -1");
    assertThatThrownBy(() -> Asking.plainly().within(0)).hasMessage("timeout must be > 0, got 0.0");
  }

  /** Two threads ask; each call waits a while for the other to come in. */
  private static int mostAtOnce(Asking asking) throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch both = new CountDownLatch(2);
    Scoring scoring =
        rows -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          both.countDown();
          both.await(asking.concurrent() ? 60_000 : 50, TimeUnit.MILLISECONDS);
          inside.decrementAndGet();
          return linear(rows);
        };
    AskedScores model = Models.scores(DOMAIN, scoring, asking);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(Thread.ofPlatform().start(() -> model.scores(rows(1))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return most.get();
  }

  private static void assertRefused(Scoring scoring, String complaint) {
    assertThatThrownBy(() -> Models.scores(DOMAIN, scoring).scores(rows(2)))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessage(
            "the model cannot be asked about 2 inputs (1, 2): "
                + complaint
                + "; make it answer, or raise retries and timeout");
  }

  private static float[][] linear(float[][] rows) {
    float[][] scores = new float[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      scores[row] = new float[] {rows[row][0], rows[row][1], rows[row][0] + rows[row][1]};
    }
    return scores;
  }

  private static Batch rows(int count) {
    float[] values = new float[2 * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 32f;
    }
    return Batch.adopt(DOMAIN.input(), count, values);
  }
}
