package org.gauntlet.attacks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The seats of one run, in case order, and the rounds played at them. What happens here depends on
 * what the attacks ask and never on which thread is faster: every step waits for all.
 */
final class Table implements AutoCloseable {
  private final int width;
  private final Iterator<Case> waiting;
  private final Function<Case, Seat> seating;
  private final Oracle oracle;
  private final Consumer<Attempt> sink;
  private final List<Seat> live = new ArrayList<>();
  private final List<Seat> stopped = new ArrayList<>();

  Table(
      int width,
      List<Case> cases,
      Function<Case, Seat> seating,
      Oracle oracle,
      Consumer<Attempt> sink) {
    this.width = width;
    this.waiting = cases.iterator();
    this.seating = seating;
    this.oracle = oracle;
    this.sink = sink;
  }

  /** Plays rounds until every case has ended. */
  void play() throws InterruptedException {
    fill();
    while (!live.isEmpty()) {
      oracle.answer(live.stream().map(Seat::question).toList());
      dismiss();
      let(live, Seat::resume);
      collect();
      fill();
    }
  }

  /** Starts waiting cases until every free seat holds one that has a question. */
  private void fill() throws InterruptedException {
    while (live.size() < width && waiting.hasNext()) {
      List<Seat> fresh = new ArrayList<>();
      while (live.size() < width && waiting.hasNext()) {
        Seat seat = seating.apply(waiting.next());
        fresh.add(seat);
        live.add(seat);
      }
      let(fresh, Seat::start);
      collect();
    }
  }

  /** Lets seats go on, and waits until each of them has asked or ended. */
  private static void let(List<Seat> seats, BiConsumer<Seat, CountDownLatch> goOn)
      throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(seats.size());
    seats.forEach(seat -> goOn.accept(seat, settled));
    settled.await();
  }

  /** Hands out the attempts that have ended. */
  private void collect() {
    for (Seat seat : List.copyOf(live)) {
      seat.attempt().ifPresent(attempt -> leave(seat, attempt));
    }
  }

  /** Ends the attempts whose question the model could not answer. */
  private void dismiss() {
    for (Seat seat : List.copyOf(live)) {
      Optional<String> failure = seat.question().reply().failure();
      if (failure.isPresent()) {
        stopped.add(seat);
        leave(seat, seat.fail(failure.get()));
      }
    }
  }

  private void leave(Seat seat, Attempt attempt) {
    live.remove(seat);
    sink.accept(attempt);
  }

  /** Stops whoever still plays and waits until their threads are gone. */
  @Override
  public void close() {
    live.forEach(Seat::stop);
    stopped.addAll(live);
    try {
      for (Seat seat : stopped) {
        seat.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
