package org.gauntlet.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.gauntlet.nn.train.Epoch;
import org.gauntlet.nn.train.Listener;
import org.gauntlet.nn.train.Progress;

/**
 * Shows a training as it goes: the batches on one line, each epoch on a line of its own. An
 * interrupt ends the training after the batch.
 */
final class TrainingProgress implements Listener {
  private final PrintWriter err;
  private final ProgressLine line;
  private final double secondsBefore;
  private final long start = System.nanoTime();

  /** Goes on after a training that took so long before it was stopped, or 0. */
  TrainingProgress(PrintWriter err, boolean watched, double secondsBefore) {
    this.err = err;
    this.secondsBefore = secondsBefore;
    this.line = new ProgressLine(err, watched);
  }

  @Override
  public void batch(Progress at, double loss) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted between two batches");
    }
    long done = (long) at.epoch() * at.batches() + at.batch() + 1;
    long total = (long) at.epochs() * at.batches();
    double perSecond = done / Math.max(seconds(), 1e-9);
    String note = String.format(Locale.ROOT, "loss %.4f", loss);
    line.show(
        new Stage("training", done, total, "batches", perSecond, (total - done) / perSecond, note));
  }

  @Override
  public void epoch(Epoch epoch) {
    line.end();
    err.println(words(epoch));
    err.flush();
  }

  void end() {
    line.end();
  }

  /** With those from before. */
  double seconds() {
    return secondsBefore + (System.nanoTime() - start) / 1e9;
  }

  private static String words(Epoch epoch) {
    String training =
        String.format(
            Locale.ROOT,
            "epoch %d: loss %.4f, training %.2f %%",
            epoch.number(),
            epoch.loss(),
            100 * epoch.training().value());
    return epoch
        .validation()
        .map(v -> training + String.format(Locale.ROOT, ", validation %.2f %%", 100 * v.value()))
        .orElse(training);
  }
}
