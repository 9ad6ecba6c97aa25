package org.gauntlet.nn.engine;

import java.util.List;
import java.util.function.IntConsumer;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;

/**
 * A network in inference mode. Chunks of rows go through the plan on their own, so a row's bits
 * depend on neither its company nor the number of threads.
 */
final class CpuModel implements GradientModel {
  private static final Seed NO_DRAWS = new Seed(0);

  private final Domain domain;
  private final Plan plan;
  private final Rows rows;
  private final Workers workers;
  private final boolean live;

  /**
   * @param live whether parameter values may change between calls
   */
  CpuModel(Domain domain, Plan plan, Workers workers, boolean live) {
    this.domain = domain;
    this.plan = plan;
    this.workers = workers;
    this.live = live;
    rows = new Rows(plan);
  }

  @Override
  public Domain domain() {
    return domain;
  }

  @Override
  public Batch scores(Batch x) {
    prepare(x);
    float[] scores = new float[Math.multiplyExact(x.size(), domain.classes())];
    int width = Rows.width(x.size());
    workers.run(
        Math.ceilDiv(x.size(), width),
        i -> {
          Chunk chunk = rows.take(x, i * width, width, NO_DRAWS);
          plan.forward(chunk);
          chunk.unload(chunk.value(plan.output()), scores, domain.classes());
          rows.give(chunk);
        });
    return Batch.adopt(plan.output().shape(), x.size(), scores);
  }

  @Override
  public Trace trace(Batch x) {
    if (plan.source() != plan.input()) {
      throw Refusal.usage(
          "this is a model of tokens, which have no gradient: choose attacks that ask for scores or"
              + " labels");
    }
    return traceFromSource(x);
  }

  /** Like {@link #trace}, but gradients are those of the plan's source. */
  Trace traceFromSource(Batch x) {
    prepare(x);
    int width = Rows.width(x.size());
    Chunk[] chunks = new Chunk[Math.ceilDiv(x.size(), width)];
    float[] scores = new float[Math.multiplyExact(x.size(), domain.classes())];
    workers.run(
        chunks.length,
        i -> {
          chunks[i] = rows.take(x, i * width, width, NO_DRAWS);
          plan.forward(chunks[i]);
          chunks[i].unload(chunks[i].value(plan.output()), scores, domain.classes());
        });
    return new CpuTrace(Batch.adopt(plan.output().shape(), x.size(), scores), List.of(chunks));
  }

  private void prepare(Batch x) {
    Rows.check("the input", x, domain.input(), x.size());
    if (live) {
      synchronized (plan) {
        plan.refresh();
      }
    }
  }

  private final class CpuTrace implements Trace {
    private final Batch scores;
    private List<Chunk> chunks;

    CpuTrace(Batch scores, List<Chunk> chunks) {
      this.scores = scores;
      this.chunks = chunks;
    }

    @Override
    public Batch scores() {
      return scores;
    }

    @Override
    public Batch pull(Batch cotangents) {
      if (chunks.isEmpty()) {
        throw new IllegalStateException("the trace is closed; take a new one of the same batch");
      }
      Rows.check("cotangents", cotangents, plan.output().shape(), scores.size());
      int size = plan.source().size();
      float[] gradients = new float[Math.multiplyExact(scores.size(), size)];
      IntConsumer pull = i -> pull(chunks.get(i), cotangents, gradients, size);
      workers.run(chunks.size(), pull);
      return Batch.adopt(plan.source().shape(), scores.size(), gradients);
    }

    private void pull(Chunk chunk, Batch cotangents, float[] gradients, int size) {
      float[][] buffers = rows.takeGradients(chunk.width());
      chunk.lend(buffers);
      chunk.loadGradient(cotangents, plan.output());
      plan.backward(chunk);
      chunk.unload(chunk.gradient(plan.source()), gradients, size);
      rows.giveGradients(chunk.width(), buffers);
    }

    @Override
    public void close() {
      chunks.forEach(rows::give);
      chunks = List.of();
    }
  }
}
