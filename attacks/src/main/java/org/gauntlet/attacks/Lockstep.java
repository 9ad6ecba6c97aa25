package org.gauntlet.attacks;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gauntlet.core.Seed;

/**
 * Runs an attack over many cases: each case is a virtual thread, and when all live ones have asked
 * their question, the questions become one batch.
 *
 * @param width how many cases live at once; a finished case makes room for the next
 */
public record Lockstep(int width) {
  public Lockstep {
    Require.atLeastOne("width", width);
  }

  /**
   * Attacks every case under seed.child(case id) and hands each attempt to the sink as it ends, on
   * the calling thread, in an order that is the same in every run. The model, too, is asked on the
   * calling thread only.
   *
   * <p>An exception of the attack, or of the model for one row, fails that case alone. Errors and
   * {@link org.gauntlet.core.Refusal}s end the run, and so does an interrupt, with a {@link
   * CancellationException}.
   */
  public <V extends Victim> void run(
      Access<V> access,
      Attack<? super V> attack,
      Threat threat,
      List<Case> cases,
      Seed seed,
      Consumer<Attempt> sink) {
    Function<Case, Seat> seating =
        of ->
            new Seat(
                of,
                access.domain(),
                seat -> attack.perturb(View.through(access, seat), threat, seed.child(of.id())));
    try (Table table = new Table(width, cases, seating, new Oracle(access), sink)) {
      table.play();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted between two rounds of an attack");
    }
  }
}
