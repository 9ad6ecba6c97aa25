package org.gauntlet.nn.train;

/** Where a training stands: at which batch of which epoch, both counted from 0, out of how many. */
public record Progress(int epoch, int epochs, int batch, int batches) {
  public Progress {
    Checks.atLeast("epoch", epoch, 0);
    Checks.atLeast("epochs", epochs, epoch + 1);
    Checks.atLeast("batch", batch, 0);
    Checks.atLeast("batches", batches, batch + 1);
  }

  /** Epochs behind us as this batch begins. */
  public double begun() {
    return epoch + (double) batch / batches;
  }

  /** Epochs behind us once this batch is done. */
  public double done() {
    return epoch + (batch + 1.0) / batches;
  }
}
