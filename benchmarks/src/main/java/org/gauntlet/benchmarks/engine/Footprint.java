package org.gauntlet.benchmarks.engine;

import ai.djl.ndarray.NDManager;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.benchmarks.race.Row;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.nn.engine.CpuEngine;
import org.gauntlet.nn.graph.Network;

/** What runs cost besides time: memory, garbage, and the start of the program. */
final class Footprint {
  private static final int ROWS = 64;

  private final Arena arena;

  Footprint(Arena arena) {
    this.arena = arena;
  }

  void add() {
    Nets.ATTACKED.forEach(this::addAllocation);
    addStart();
    addMemory();
  }

  /** Bytes that the calling thread allocates in one warm step, forward and back. */
  private void addAllocation(Nets net) {
    Batch x = net.input(ROWS).x();
    int answers = ROWS * Float.BYTES * (x.shape().size() + Nets.CLASSES);
    String name =
        "allocation of a step, %s, batch %d, bytes (of which %d are its answers)"
            .formatted(net.architecture(), ROWS, answers);
    if (arena.wants(name)) {
      GradientModel model = CpuEngine.of(1).model(net.network());
      Batch cotangents = model.scores(x);
      double bytes =
          arena.typical(() ->
              allocated(() -> {
                try (GradientModel.Trace trace = model.trace(x)) {
                  trace.pull(cotangents);
                }
              }));
      arena.add(name, bytes, Double.NaN, Double.NaN, 1);
    }
  }

  private static double allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** Trains a model with the command line, then times an evaluation of 100 images. */
  private void addStart() {
    String name = "evaluation of 100 images by PGD-40, fast, JVM start included, wall s";
    if (!arena.wants(name)) {
      return;
    }
    try {
      Path folder = Files.createTempDirectory("evaluation");
      String main = "org.gauntlet.cli.Main";
      String out = folder.resolve("model").toString();
      ChildJvm.seconds(main, List.of("train", "--arch", "fast", "--epochs", "1", "--out", out));
      double seconds =
          ChildJvm.seconds(
              main,
              List.of(
                  "evaluate",
                  "--model",
                  folder.resolve("model/model.safetensors").toString(),
                  "--first",
                  "100",
                  "--eps",
                  "0.02",
                  "--attack",
                  "pgd:steps=40,step=0.001",
                  "--out",
                  folder.resolve("results").toString()));
      arena.add(name, seconds, Double.NaN, Double.NaN, Runtime.getRuntime().availableProcessors());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each side in a process of its own. */
  private void addMemory() {
    String name = "peak memory of PGD, resnet18, batch 64, MB resident";
    if (arena.wants(name)) {
      double gauntlet = peak("gauntlet");
      double libtorch = peak("libtorch");
      arena.add(name, gauntlet, libtorch, libtorch / gauntlet, 1);
    }
  }

  private static double peak(String side) {
    return ChildJvm.rows(Map.of(), "", List.of("--memory", side)).getFirst().gauntlet();
  }

  /** Runs two steps of one side and answers this process's largest resident size. */
  static Row peakOf(String side) {
    Network network = Nets.RESNET18.network();
    Input input = Nets.RESNET18.input(ROWS);
    if (side.equals("gauntlet")) {
      new GauntletDescent(CpuEngine.of(1).model(network), input).descend(2);
    } else {
      try (NDManager manager = Torch.start(1)) {
        TorchNet.Layout layout = TorchNet.Layout.CHANNELS_FIRST;
        TorchNet net = TorchNet.attacked(manager, network.graph(), network.parameters(), layout);
        new TorchDescent(manager, net, layout, input).descend(2);
      }
    }
    return new Row("peak memory, MB", resident(), Double.NaN, Double.NaN, 1, Float.SIZE);
  }

  private static double resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElseThrow()
          / 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
