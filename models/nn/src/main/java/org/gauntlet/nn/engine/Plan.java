package org.gauntlet.nn.engine;

import java.util.List;

/** A compiled graph: steps in order, and the memory they need. Holds no rows itself. */
final class Plan {
  /**
   * @param input where rows enter
   * @param source where gradients end: the input, or what its tokens were looked up as
   * @param output where answers come out
   */
  record Ends(Port input, Port source, Port output) {}

  private final List<Follower> derived;
  private final List<Step> steps;
  private final Memory memory;
  private final List<Integer> signs;
  private final Ends ends;
  private final boolean meets;

  /**
   * @param derived what the steps' parameters are worked out by
   * @param signs lines of each buffer of signs
   */
  Plan(List<Follower> derived, List<Step> steps, Memory memory, List<Integer> signs, Ends ends) {
    this.derived = List.copyOf(derived);
    this.steps = List.copyOf(steps);
    this.memory = memory;
    this.signs = List.copyOf(signs);
    this.ends = ends;
    meets = steps.stream().anyMatch(Step::meets);
  }

  Port input() {
    return ends.input;
  }

  /** Where gradients end: the input, or what its tokens were looked up as. */
  Port source() {
    return ends.source;
  }

  Port output() {
    return ends.output;
  }

  /** An empty chunk of this many rows. */
  Chunk chunk(int width) {
    int[][] bits = new int[signs.size()][];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = new int[signs.get(i)];
    }
    return new Chunk(width, memory, bits);
  }

  /** The memory that a chunk of this many rows borrows while it runs. */
  float[][] lent(int width) {
    return memory.lent(width);
  }

  /** Whether chunks meet on their way, so that a batch must go through as a whole. */
  boolean meets() {
    return meets;
  }

  /** Runs one chunk forward; for plans in which chunks never meet. */
  void forward(Chunk chunk) {
    forward(chunk, 0, steps.size());
  }

  private void forward(Chunk chunk, int from, int to) {
    for (int i = from; i < to; i++) {
      steps.get(i).forward(chunk);
    }
  }

  /** Runs one chunk back; for plans in which chunks never meet. */
  void backward(Chunk chunk) {
    backward(chunk, 0, steps.size());
  }

  private void backward(Chunk chunk, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      steps.get(i).backward(chunk);
    }
  }

  /** Runs a whole batch forward, together where chunks meet and one by one between. */
  void forward(List<Chunk> chunks, Workers workers) {
    for (int from = 0; from < steps.size(); ) {
      steps.get(from).meetForward(chunks, workers);
      int to = from + 1;
      while (to < steps.size() && !steps.get(to).meets()) {
        to++;
      }
      int first = from;
      int end = to;
      workers.run(chunks.size(), i -> forward(chunks.get(i), first, end));
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
      int first = from;
      int end = to;
      workers.run(chunks.size(), i -> backward(chunks.get(i), first, end));
      to = from;
    }
  }

  /** Sums the parameters' gradients of a batch that came back. */
  void gather(List<Chunk> chunks, Workers workers) {
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).gather(chunks, workers);
    }
  }

  /** Follows changed parameter values. */
  void refresh() {
    derived.forEach(Follower::refresh);
    steps.forEach(Follower::refresh);
  }
}
