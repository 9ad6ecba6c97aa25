package org.gauntlet.nn.engine;

import org.gauntlet.core.GradientModel;
import org.gauntlet.nn.engine.kernels.ChosenKernels;
import org.gauntlet.nn.engine.kernels.WarmUp;
import org.gauntlet.nn.graph.Network;

/**
 * Runs networks on this machine's cores. Answers and gradients have the same bits for any number of
 * threads and for both kinds of kernels.
 */
public final class CpuEngine {
  /**
   * What runs here.
   *
   * @param kernels "Vector API" or "plain Java"
   * @param bits bits of one vector register; 32 without vectors
   * @param reason why these kernels were chosen
   * @param advice what would make it faster, as a sentence; empty when nothing would
   */
  public record Description(String kernels, int bits, int threads, String reason, String advice) {}

  private final Workers workers;

  private CpuEngine(Workers workers) {
    this.workers = workers;
  }

  /** An engine on this many threads, the caller's included; engines of one size share them. */
  public static CpuEngine of(int threads) {
    WarmUp.start();
    return new CpuEngine(Workers.of(threads));
  }

  /**
   * Has the kernels compiled meanwhile; for programs that have other things to do before they come
   * to the first network. Returns at once.
   */
  public static void warmUp() {
    WarmUp.start();
  }

  /** The network in inference mode, weights packed once; safe for use by several threads. */
  public GradientModel model(Network network) {
    return inference(network);
  }

  /**
   * The network in inference mode with gradients where they can end: at the input, or for a model
   * of tokens at its embedding, (N, T, E).
   */
  public Traceable traceable(Network network) {
    return inference(network)::traceFromSource;
  }

  private CpuModel inference(Network network) {
    Parameters parameters = new Parameters(network);
    Plan plan = Compiler.compile(network.graph(), parameters, Compiler.Purpose.ATTACK);
    return new CpuModel(network.domain(), plan, workers, false);
  }

  /** The network's copy, ready to be trained. */
  public Learner learner(Network network) {
    return new CpuLearner(network, workers);
  }

  public Description description() {
    return new Description(
        ChosenKernels.kernels().name(),
        ChosenKernels.kernels().bits(),
        workers.threads(),
        ChosenKernels.reason(),
        ChosenKernels.advice());
  }
}
