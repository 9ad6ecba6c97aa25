package org.gauntlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Reason;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Datasets;
import org.gauntlet.datasets.Split;
import org.gauntlet.nn.arch.Architectures;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gauntlet doctor}: whether a run could work here, which engine was chosen, and why. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks this machine: Java, memory, cores, engine, one gradient, write access.")
final class Doctor implements Callable<Integer> {
  private static final long LEAST_HEAP_MIB = 512;

  @Spec private CommandSpec spec;
  @Mixin private EngineOptions options = new EngineOptions();
  private boolean healthy = true;

  @Override
  public Integer call() {
    CpuEngine engine = CpuEngine.of(options.threads());
    Provenance.environment(engine.description()).forEach((key, value) -> say("ok", key, value));
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    check(
        heap >= LEAST_HEAP_MIB, "heap", heap + " MiB, at least " + LEAST_HEAP_MIB + " are needed");
    sayWhatIsFast(engine.description());
    checkGradient(engine);
    checkWriting();
    out().println(healthy ? "All well." : "Something above stands in the way of a run.");
    out().flush();
    return healthy ? ExitCode.OK : ExitCode.ENVIRONMENT;
  }

  /** Why these kernels run here, and what would be faster. */
  private void sayWhatIsFast(CpuEngine.Description engine) {
    boolean best = engine.advice().isEmpty();
    String rest = best ? "nothing to improve" : engine.advice();
    say(best ? "ok" : "note", "speed", engine.reason() + "; " + rest);
  }

  /**
   * Climbs a small network a little way along the gradient that is pulled back through it: the
   * score must rise by the gradient's length.
   */
  private void checkGradient(CpuEngine engine) {
    Dataset data = Datasets.open("strokes", Optional.empty(), Split.TEST, OptionalInt.of(1));
    Network network =
        Network.initialise(
            Architectures.named("fast").graph(data.domain()), data.domain(), new Seed(1));
    GradientModel model = engine.model(network);
    Tensor x = data.examples().getFirst().input();
    Tensor gradient = gradient(model, x);
    double length = Math.sqrt(gradient.dot(gradient));
    float step = 2e-3f;
    Tensor way = gradient.times((float) (step / length));
    double slope = (score(model, x.plus(way)) - score(model, x.minus(way))) / (2 * step);
    check(
        Math.abs(slope - length) <= 0.02 * length,
        "gradient",
        String.format(Locale.ROOT, "pulled %.5f, difference quotient %.5f", length, slope));
  }

  private static double score(GradientModel model, Tensor x) {
    return model.scores(Batch.of(x)).at(0, 0);
  }

  private static Tensor gradient(GradientModel model, Tensor x) {
    try (GradientModel.Trace trace = model.trace(Batch.of(x))) {
      float[] cotangent = new float[model.domain().classes()];
      cotangent[0] = 1;
      return trace.pull(Batch.of(Tensor.adopt(Shape.of(cotangent.length), cotangent))).row(0);
    }
  }

  private void checkWriting() {
    Path here = Path.of("").toAbsolutePath();
    try {
      Files.delete(Files.createTempFile(here, "gauntlet-doctor", ".tmp"));
      say("ok", "writing", here.toString());
    } catch (IOException e) {
      check(false, "writing", here + " cannot be written (" + Reason.of(e) + ")");
    }
  }

  private void check(boolean good, String what, String detail) {
    healthy &= good;
    say(good ? "ok" : "BAD", what, detail);
  }

  private void say(String outcome, String what, String detail) {
    out()
        .println(
            String.format(Locale.ROOT, "%-5s %-10s %s", outcome, what, Terminal.plain(detail)));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
