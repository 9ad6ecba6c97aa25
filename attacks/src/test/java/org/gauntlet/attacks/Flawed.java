package org.gauntlet.attacks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;

/** A sound model whose inputs, logits or gradients are tampered with, and which counts traces. */
final class Flawed implements GradientModel {
  private final GradientModel sound;
  private final UnaryOperator<Batch> inputs;
  private final UnaryOperator<Batch> logits;
  private final UnaryOperator<Batch> gradients;
  private final AtomicInteger open = new AtomicInteger();

  Flawed(
      GradientModel sound,
      UnaryOperator<Batch> inputs,
      UnaryOperator<Batch> logits,
      UnaryOperator<Batch> gradients) {
    this.sound = sound;
    this.inputs = inputs;
    this.logits = logits;
    this.gradients = gradients;
  }

  /** How many traces have not been closed. */
  int open() {
    return open.get();
  }

  @Override
  public Domain domain() {
    return sound.domain();
  }

  @Override
  public Trace trace(Batch x) {
    Trace trace = sound.trace(inputs.apply(x));
    open.incrementAndGet();
    return new Trace() {
      @Override
      public Batch scores() {
        return logits.apply(trace.scores());
      }

      @Override
      public Batch pull(Batch cotangents) {
        return gradients.apply(trace.pull(cotangents));
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }
}
