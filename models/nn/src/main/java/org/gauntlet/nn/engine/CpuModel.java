package org.gauntlet.nn.engine;

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
        i -> rows.give(forward(x, i * width, rows.take(width), scores)));
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
    workers.run(chunks.length, i -> chunks[i] = forward(x, i * width, rows.take(width), scores));
    return new CpuTrace(Batch.adopt(plan.output().shape(), x.size(), scores), chunks);
  }

  private Chunk forward(Batch x, int first, Chunk chunk, float[] scores) {
    float[][] memory = rows.takeMemory(chunk.width());
    chunk.lend(memory);
    chunk.load(x, first, plan.input(), NO_DRAWS);
    plan.forward(chunk);
    chunk.unload(chunk.value(plan.output()), scores, domain.classes());
    rows.giveMemory(chunk.width(), memory);
    return chunk;
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
    private final Chunk[] chunks;
    private boolean open = true;

    CpuTrace(Batch scores, Chunk[] chunks) {
      this.scores = scores;
      this.chunks = chunks;
    }

    @Override
    public Batch scores() {
      return scores;
    }

    @Override
    public Batch pull(Batch cotangents) {
      if (!open) {
        throw new IllegalStateException("the trace is closed; take a new one of the same batch");
      }
      Rows.check("cotangents", cotangents, plan.output().shape(), scores.size());
      int size = plan.source().size();
      float[] gradients = new float[Math.multiplyExact(scores.size(), size)];
      workers.run(chunks.length, i -> pull(chunks[i], cotangents, gradients, size));
      return Batch.adopt(plan.source().shape(), scores.size(), gradients);
    }

    private void pull(Chunk chunk, Batch cotangents, float[] gradients, int size) {
      float[][] memory = rows.takeMemory(chunk.width());
      chunk.lend(memory);
      chunk.loadGradient(cotangents, plan.output());
      plan.backward(chunk);
      chunk.unload(chunk.gradient(plan.source()), gradients, size);
      rows.giveMemory(chunk.width(), memory);
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        for (Chunk chunk : chunks) {
          rows.give(chunk);
        }
      }
    }
  }
}
