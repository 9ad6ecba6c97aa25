package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDManager;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gauntlet.benchmarks.race.Machine;
import org.gauntlet.benchmarks.race.Table;
import org.gauntlet.core.AtomicFile;

/**
 * Measures the CPU engine against libtorch, in turns in one process; see {@link RaceOptions} for
 * the command line.
 */
public final class EngineRace {
  /** What holds libtorch at 256 bits. */
  private static final Map<String, String> AVX2 =
      Map.of("ATEN_CPU_CAPABILITY", "avx2", "ONEDNN_MAX_CPU_ISA", "AVX2");

  private final RaceOptions options;
  private final Table table = new Table(Torch.NAME, row -> System.out.println(Table.line(row)));

  private EngineRace(RaceOptions options) {
    this.options = options;
  }

  static void main(String[] words) {
    try {
      EngineRace race = new EngineRace(RaceOptions.parse(List.of(words)));
      race.measure();
      race.write();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private void measure() {
    if (options.memory().isPresent()) {
      table.add(Footprint.peakOf(options.memory().get()));
      return;
    }
    try (NDManager manager = Torch.start(1)) {
      Arena arena = new Arena(manager, options, table);
      if (options.narrow()) {
        attacks(arena, 64);
      } else {
        everything(arena);
      }
    }
  }

  private void everything(Arena arena) {
    attacks(arena, 64);
    attacks(arena, 128);
    Nets.ATTACKED.forEach(net -> new PgdRows(arena).add(net, 64, TorchNet.Layout.CHANNELS_LAST));
    TrainingRows training = new TrainingRows(arena);
    for (Nets net : Nets.values()) {
      training.add(net, 64);
    }
    training.addPasses(Nets.LSTM, 64);
    LayerRows layers = new LayerRows(arena);
    LayerShape.products().stream().filter(this::takes).forEach(layers::add);
    LayerShape.convolutions().stream().filter(this::takes).forEach(layers::add);
    SpeedUpRows speedUps = new SpeedUpRows(arena, options.threads());
    speedUps.addMachine();
    speedUps.addAttack(Nets.MADRY, 128);
    speedUps.addAttack(Nets.RESNET18, 64);
    new Footprint(arena).add();
    ChildJvm.rows(AVX2, "-XX:UseAVX=2", options.narrowed()).forEach(table::add);
  }

  private boolean takes(LayerShape shape) {
    return shape.quick() || !options.quick();
  }

  private static void attacks(Arena arena, int rows) {
    Nets.ATTACKED.forEach(net -> new PgdRows(arena).add(net, rows, TorchNet.Layout.CHANNELS_FIRST));
  }

  private void write() {
    options.json().ifPresent(file -> write(file, table.json()));
    options
        .markdown()
        .ifPresent(file ->
            write(
                file,
                Machine.describe("libtorch through DJL " + Torch.version())
                    + "\n\n"
                    + table.markdown()));
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
