package org.gauntlet.benchmarks.onnx;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.gauntlet.benchmarks.race.Agreement;
import org.gauntlet.benchmarks.race.Clock;
import org.gauntlet.benchmarks.race.Duel;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.benchmarks.race.Machine;
import org.gauntlet.benchmarks.race.Row;
import org.gauntlet.benchmarks.race.Table;
import org.gauntlet.core.AtomicFile;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.store.InputFile;
import org.gauntlet.onnx.OnnxFile;
import org.gauntlet.onnx.OnnxRuntime;

/**
 * Measures the forward pass of imported ONNX graphs against ONNX Runtime on one thread, and against
 * the same network built natively, in turns in one process; see {@link OnnxOptions} for the command
 * line. On both sides rows go in and logits come out as arrays.
 */
public final class OnnxRace {
  private static final int ROWS = 64;

  private final CpuEngine engine = CpuEngine.of(1);
  private final OnnxRuntime runtime;
  private final Duel duel;
  private final Table table = new Table("other", row -> System.out.println(Table.line(row)));

  private OnnxRace(OnnxRuntime runtime, Duel duel) {
    this.runtime = runtime;
    this.duel = duel;
  }

  static void main(String[] words) {
    try {
      OnnxOptions options = OnnxOptions.parse(List.of(words));
      OnnxRuntime runtime =
          OnnxRuntime.installed()
              .orElseThrow(
                  () -> new IllegalArgumentException("there is no ONNX Runtime to race against"));
      OnnxRace race = new OnnxRace(runtime, options.duel());
      Contestant.all(options.models()).forEach(race::measure);
      options.json().ifPresent(file -> write(file, race.table.json()));
      options.markdown().ifPresent(file -> write(file, race.markdown()));
    } catch (IllegalArgumentException | Refusal e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private void measure(Contestant net) {
    Batch x = Input.noise(net.imported().domain().input(), ROWS, 2).x();
    GradientModel imported = engine.model(net.imported());
    GradientModel built = engine.model(net.built());
    OnnxFile file = OnnxFile.open(net.file());
    OnnxRuntime.Session session =
        runtime.open(
            InputFile.read(net.file()),
            file.inputs().getFirst().name(),
            file.outputs().getFirst().name());
    float[] values = Input.values(x);
    long[] extents =
        LongStream.concat(
                LongStream.of(ROWS), x.shape().dims().stream().mapToLong(Integer::longValue))
            .toArray();
    float[] logits = Input.values(imported.scores(x));
    Agreement.require(net.name(), logits, session.answer(values, extents));
    Agreement.require(net.name(), logits, Input.values(built.scores(x)));
    Duel.Side ours = side(() -> imported.scores(x));
    race(net.name(), runtime.name(), ours, side(() -> session.answer(values, extents)));
    race(net.name(), "built natively", ours, side(() -> built.scores(x)));
  }

  private void race(String net, String rival, Duel.Side ours, Duel.Side theirs) {
    Duel.Outcome outcome = duel.fight(ours, theirs);
    table.add(
        new Row(
            "forward, %s, batch %d, against %s, ms".formatted(net, ROWS, rival),
            outcome.first(),
            outcome.second(),
            outcome.quotient(),
            1,
            engine.description().bits()));
  }

  private static Duel.Side side(Runnable forward) {
    return () -> Clock.CPU.millis(forward);
  }

  private String markdown() {
    return Machine.describe(runtime.name()) + "\n\n" + table.markdown();
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
