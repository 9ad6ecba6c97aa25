package org.gauntlet.nn.engine;

import java.util.List;

/** A compiled graph: steps in order, and the buffers they need. Holds no rows itself. */
final class Plan {
  private final List<Step> steps;
  private final List<Integer> valueSizes;
  private final List<Integer> gradientSizes;
  private final Port input;
  private final Port source;
  private final Port output;

  Plan(
      List<Step> steps,
      List<Integer> valueSizes,
      List<Integer> gradientSizes,
      Port input,
      Port source,
      Port output) {
    this.steps = List.copyOf(steps);
    this.valueSizes = List.copyOf(valueSizes);
    this.gradientSizes = List.copyOf(gradientSizes);
    this.input = input;
    this.source = source;
    this.output = output;
  }

  Port input() {
    return input;
  }

  /** Where gradients end: the input, or what its tokens were looked up as. */
  Port source() {
    return source;
  }

  Port output() {
    return output;
  }

  /** An empty chunk of this many rows. */
  Chunk chunk(int width) {
    return new Chunk(width, buffers(valueSizes, width));
  }

  /** Gradient buffers for a chunk of this many rows. */
  float[][] gradients(int width) {
    return buffers(gradientSizes, width);
  }

  /** Runs one chunk forward; for plans in which rows never meet. */
  void forward(Chunk chunk) {
    for (Step step : steps) {
      step.forward(chunk);
    }
  }

  /** Runs one chunk back; for plans in which rows never meet. */
  void backward(Chunk chunk) {
    for (Step step : steps.reversed()) {
      step.backward(chunk);
    }
  }

  /** Runs a whole batch forward, together where rows meet and chunk by chunk between. */
  void forward(List<Chunk> chunks, Workers workers) {
    for (int from = 0; from < steps.size(); ) {
      steps.get(from).meetForward(chunks, workers);
      int to = from + 1;
      while (to < steps.size() && !steps.get(to).meets()) {
        to++;
      }
      List<Step> segment = steps.subList(from, to);
      workers.run(chunks.size(), i -> segment.forEach(step -> step.forward(chunks.get(i))));
      from = to;
    }
  }

  /** Runs a whole batch back. */
  void backward(List<Chunk> chunks, Workers workers) {
    for (int to = steps.size(); to > 0; ) {
      steps.get(to - 1).meetBackward(chunks, workers);
      int from = to - 1;
      while (from > 0 && !steps.get(from - 1).meets()) {
        from--;
      }
      List<Step> segment = steps.subList(from, to).reversed();
      workers.run(chunks.size(), i -> segment.forEach(step -> step.backward(chunks.get(i))));
      to = from;
    }
  }

  /** Sums the parameters' gradients of a batch that came back. */
  void gather(List<Chunk> chunks, Workers workers) {
    steps.forEach(step -> step.gather(chunks, workers));
  }

  /** Follows changed parameter values. */
  void refresh() {
    steps.forEach(Step::refresh);
  }

  private static float[][] buffers(List<Integer> sizes, int width) {
    return sizes.stream()
        .map(size -> new float[Math.multiplyExact(size, width)])
        .toArray(float[][]::new);
  }
}
