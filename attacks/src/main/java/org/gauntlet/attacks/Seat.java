package org.gauntlet.attacks;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One case and the virtual thread that attacks it. The thread runs until it asks or ends, reports
 * that by counting down, and then sleeps until it is resumed or stopped. While it sleeps its fields
 * belong to the thread that runs the lockstep; latch and semaphore carry them across.
 */
final class Seat {
  /** How long the end of a stopped attack is waited for; only one that resists needs it. */
  private static final long PATIENCE_MILLIS = 1000;

  private final Case of;
  private final Domain domain;
  private final Thread thread;
  private final Semaphore turn = new Semaphore(0);
  private volatile boolean stopped;
  private CountDownLatch settled = new CountDownLatch(0);
  private Cost cost = Cost.NONE;
  private @Nullable Question question;
  private @Nullable Attempt attempt;
  private @Nullable Refusal refusal;
  private @Nullable Error error;

  /** A seat for an attack that makes a candidate of what it asks at its seat. */
  Seat(Case of, Domain domain, Function<Seat, Tensor> attack) {
    this.of = of;
    this.domain = domain;
    this.thread = Thread.ofVirtual().name("attack on " + of.id()).unstarted(() -> play(attack));
  }

  Case of() {
    return of;
  }

  Domain domain() {
    return domain;
  }

  Cost cost() {
    return cost;
  }

  /** Asks from the attack's thread and sleeps until the answer is there. */
  <A> A ask(Question asked, Reply<A> reply) {
    if (stopped) {
      throw new Stopped();
    }
    Outside.of(domain, asked.x()).ifPresent(Seat::refuse);
    cost = cost.plus(asked.price());
    question = asked;
    settled.countDown();
    turn.acquireUninterruptibly();
    if (stopped) {
      throw new Stopped();
    }
    return reply.value();
  }

  private static void refuse(String how) {
    throw new IllegalArgumentException(
        "it asked about a point " + how + "; project it onto the threat first");
  }

  private void play(Function<Seat, Tensor> attack) {
    try {
      attempt = outcome(attack);
    } catch (Refusal e) {
      refusal = e;
    } catch (Stopped e) {
      return;
    } catch (Error e) {
      error = e;
    }
    settled.countDown();
  }

  private Attempt outcome(Function<Seat, Tensor> attack) {
    Optional<String> flaw = of.flaw(domain);
    if (flaw.isPresent()) {
      return new Attempt.Failed(of, flaw.get(), cost);
    }
    try {
      Tensor candidate = Objects.requireNonNull(attack.apply(this), "it returned null");
      return new Attempt.Returned(of, candidate, cost);
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      return new Attempt.Failed(of, "the attack failed: " + e, cost);
    }
  }

  /** Starts the attack, which counts down when it has asked or ended. */
  void start(CountDownLatch settled) {
    this.settled = settled;
    thread.start();
  }

  /** Lets the attack read its answer and go on until it has asked again or ended. */
  void resume(CountDownLatch settled) {
    this.settled = settled;
    turn.release();
  }

  /** The open question of an attack that has not ended. */
  Question question() {
    return Objects.requireNonNull(question, "nothing asked yet");
  }

  /** How the attack ended, if it has; what is no matter of one case is thrown. */
  Optional<Attempt> attempt() {
    if (error != null) {
      throw error;
    }
    if (refusal != null) {
      throw refusal;
    }
    return Optional.ofNullable(attempt);
  }

  /** Ends the attack at its question, which cannot be answered. */
  Attempt fail(String reason) {
    stop();
    return new Attempt.Failed(of, reason, cost);
  }

  /** Unwinds the attack; it is not heard any more. */
  void stop() {
    stopped = true;
    turn.release();
    thread.interrupt();
  }

  /** Waits until the attack's thread is gone. */
  void join() throws InterruptedException {
    thread.join(PATIENCE_MILLIS);
  }
}
