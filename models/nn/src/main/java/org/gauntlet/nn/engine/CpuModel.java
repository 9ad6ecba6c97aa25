package org.gauntlet.nn.engine;

import java.util.List;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.nn.engine.kernels.WarmUp;

/**
 * A network in inference mode. Rows never meet, so a row's bits depend on neither its company nor
 * the number of threads.
 */
final class CpuModel implements GradientModel {
  private static final Seed NO_DRAWS = new Seed(0);

  /** So many chunks share one reading of the weights; the memory of more would be wasted on it. */
  private static final int TOGETHER = 16;

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
    if (plan.meets()) {
      int most = TOGETHER * width;
      for (int first = 0; first < x.size(); first += most) {
        int size = Math.min(most, x.size() - first);
        List.of(forwardTogether(x, first, size, scores)).forEach(rows::give);
      }
    } else {
      workers.run(
          Math.ceilDiv(x.size(), width), i -> rows.give(forward(x, i * width, width, scores)));
    }
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
    float[] scores = new float[Math.multiplyExact(x.size(), domain.classes())];
    Chunk[] chunks =
        plan.meets() ? forwardTogether(x, 0, x.size(), scores) : forwardApart(x, scores);
    return new CpuTrace(Batch.adopt(plan.output().shape(), x.size(), scores), chunks);
  }

  private Chunk[] forwardApart(Batch x, float[] scores) {
    int width = Rows.width(x.size());
    Chunk[] chunks = new Chunk[Math.ceilDiv(x.size(), width)];
    workers.run(chunks.length, i -> chunks[i] = forward(x, i * width, width, scores));
    return chunks;
  }

  private Chunk[] forwardTogether(Batch x, int first, int size, float[] scores) {
    int width = Rows.width(x.size());
    Chunk[] chunks = new Chunk[Math.ceilDiv(size, width)];
    workers.run(chunks.length, i -> chunks[i] = begin(x, first + i * width, width));
    plan.forward(List.of(chunks), workers);
    workers.run(chunks.length, i -> end(chunks[i], scores));
    return chunks;
  }

  private Chunk forward(Batch x, int first, int width, float[] scores) {
    Chunk chunk = begin(x, first, width);
    plan.forward(chunk);
    end(chunk, scores);
    return chunk;
  }

  private Chunk begin(Batch x, int first, int width) {
    Chunk chunk = rows.take(width);
    chunk.lend(rows.takeMemory(width));
    chunk.load(x, first, plan.input(), NO_DRAWS);
    return chunk;
  }

  private void end(Chunk chunk, float[] scores) {
    chunk.unload(chunk.value(plan.output()), scores, domain.classes());
    rows.giveMemory(chunk.width(), chunk.takeBack());
  }

  private void prepare(Batch x) {
    Rows.check("the input", x, domain.input(), x.size());
    WarmUp.await();
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
      if (plan.meets()) {
        workers.run(chunks.length, i -> begin(chunks[i], cotangents));
        plan.backward(List.of(chunks), workers);
        workers.run(chunks.length, i -> end(chunks[i], gradients, size));
      } else {
        workers.run(chunks.length, i -> pull(chunks[i], cotangents, gradients, size));
      }
      return Batch.adopt(plan.source().shape(), scores.size(), gradients);
    }

    private void pull(Chunk chunk, Batch cotangents, float[] gradients, int size) {
      begin(chunk, cotangents);
      plan.backward(chunk);
      end(chunk, gradients, size);
    }

    private void begin(Chunk chunk, Batch cotangents) {
      chunk.lend(rows.takeMemory(chunk.width()));
      chunk.loadGradient(cotangents, plan.output());
    }

    private void end(Chunk chunk, float[] gradients, int size) {
      chunk.unload(chunk.gradient(plan.source()), gradients, size);
      rows.giveMemory(chunk.width(), chunk.takeBack());
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
