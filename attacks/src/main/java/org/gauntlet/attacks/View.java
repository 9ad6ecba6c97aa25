package org.gauntlet.attacks;

import org.gauntlet.core.Domain;
import org.gauntlet.core.Tensor;

/**
 * What every window shows of a seat. The windows are types of their own, so that a narrow one
 * cannot be cast to a wider one.
 */
sealed interface View extends Victim {
  Seat seat();

  @Override
  default Domain domain() {
    return seat().domain();
  }

  @Override
  default Tensor original() {
    return seat().of().original();
  }

  @Override
  default Goal goal() {
    return seat().of().goal();
  }

  @Override
  default Cost cost() {
    return seat().cost();
  }

  @Override
  default int label(Tensor x) {
    Reply<Integer> reply = new Reply<>();
    return seat().ask(new Question.OfLabel(x, reply), reply);
  }

  /** Labels only. */
  record Labels(Seat seat) implements View {}

  /** Logits. */
  record Scores(Seat seat) implements View, Victim.Scores {
    @Override
    public Tensor scores(Tensor x) {
      return View.scores(seat, x);
    }
  }

  /** Logits and gradients. */
  record Gradients(Seat seat) implements View, Victim.Gradients {
    @Override
    public Tensor scores(Tensor x) {
      return View.scores(seat, x);
    }

    @Override
    public Slope slope(Tensor x, Loss loss) {
      loss.check(goal(), domain().classes());
      Reply<Slope> reply = new Reply<>();
      return seat.ask(new Question.OfSlope(x, goal(), loss, reply), reply);
    }
  }

  private static Tensor scores(Seat seat, Tensor x) {
    Reply<Tensor> reply = new Reply<>();
    return seat.ask(new Question.OfScores(x, reply), reply);
  }

  /** The seat seen through the window that an access opens. */
  @SuppressWarnings("unchecked") // each kind of access fixes V, and the kinds are sealed
  static <V extends Victim> V through(Access<V> access, Seat seat) {
    return (V)
        switch (access) {
          case Access.Labels _ -> new Labels(seat);
          case Access.Scores _ -> new Scores(seat);
          case Access.Gradients _ -> new Gradients(seat);
        };
  }
}
