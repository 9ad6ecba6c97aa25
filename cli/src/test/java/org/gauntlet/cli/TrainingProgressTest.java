package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.gauntlet.nn.train.Accuracy;
import org.gauntlet.nn.train.Epoch;
import org.gauntlet.nn.train.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  private final StringWriter err = new StringWriter();

  @AfterEach
  void calm() {
    Thread.interrupted();
  }

  @Test
  void eachEpochIsALine() {
    TrainingProgress progress = progress(false);
    progress.epoch(new Epoch(1, 0.1, 2.30259, new Accuracy(1, 3), Optional.empty()));
    progress.epoch(new Epoch(12, 0.1, 0, new Accuracy(7, 7), Optional.of(new Accuracy(199, 200))));
    assertThat(err.toString().lines())
        .containsExactly(
            "epoch 1: loss 2.3026, training 33.33 %",
            "epoch 12: loss 0.0000, training 100.00 %, validation 99.50 %");
  }

  @Test
  void batchesAreCountedThroughAllEpochs() {
    progress(true).batch(new Progress(2, 4, 9, 25), 0.5);
    assertThat(err.toString()).contains("training: 60/100 batches").contains(", loss 0.5000");
  }

  @Test
  void theLastBatchIsTheEnd() {
    TrainingProgress progress = progress(false);
    progress.batch(new Progress(0, 2, 0, 2), 1);
    progress.batch(new Progress(1, 2, 1, 2), 0.25);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("training: 4/4 batches").doesNotContain(" left");
  }

  @Test
  void epochsWipeTheLineOfTheBatches() {
    TrainingProgress progress = progress(true);
    progress.batch(new Progress(0, 2, 0, 2), 1);
    int before = err.toString().length();
    progress.epoch(new Epoch(1, 0.1, 1, new Accuracy(1, 2), Optional.empty()));
    assertThat(err.toString().substring(before)).startsWith("\r\u001b[Kepoch 1: ");
  }

  @Test
  void anInterruptEndsTheTrainingAfterTheBatch() {
    TrainingProgress progress = progress(false);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> progress.batch(new Progress(0, 1, 0, 1), 1))
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted between two batches");
    assertThat(err.toString()).isEmpty();
  }

  private TrainingProgress progress(boolean watched) {
    return new TrainingProgress(new PrintWriter(err), watched, 0);
  }
}
