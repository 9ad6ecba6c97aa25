package org.gauntlet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.GateResult;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.folder.Results;
import org.gauntlet.harness.folder.ResultsReader;
import org.gauntlet.harness.gate.Judge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gauntlet demo}: the whole way on embedded data, by the very commands that a user would
 * type: train, break, harden, judge.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Trains a plain and a hardened model on embedded data, attacks and gates both, writes"
            + " reports.")
final class Demo implements Callable<Integer> {
  private static final String PLAIN = "plain";
  private static final String HARDENED = "hardened";

  private final DemoPlan plan;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "gauntlet-demo",
      description =
          "the folder for models and reports; an earlier demo in it is replaced (default:"
              + " ${DEFAULT-VALUE})")
  private Path out = Path.of("gauntlet-demo");

  Demo() {
    this(DemoPlan.WHOLE);
  }

  Demo(DemoPlan plan) {
    this.plan = plan;
  }

  @Override
  public Integer call() {
    DemoFolder.prepare(out);
    title("1. Train a plain model");
    expect(ExitCode.OK, train(PLAIN, plan.plain()));
    title("2. Harden it: train on against its own adversarial examples");
    expect(ExitCode.OK, train(HARDENED, plan.hardened(), "--from", model(PLAIN).toString()));
    title("3. Gate the plain model: it must fail");
    expect(Judge.FAILED, gate(PLAIN, HARDENED));
    title("4. Gate the hardened model: it must pass");
    expect(Judge.PASSED, gate(HARDENED, PLAIN));
    title("5. Side by side");
    compare();
    return ExitCode.OK;
  }

  private int train(String name, String options, String... more) {
    List<String> words = words("train --data strokes " + options);
    words.addAll(List.of(more));
    words.addAll(List.of("--out", out.resolve(name).toString()));
    return run(words);
  }

  private int gate(String name, String other) {
    List<String> words = words("gate --data strokes " + plan.gate());
    words.addAll(List.of("--model", model(name).toString()));
    words.addAll(List.of("--surrogate", model(other).toString()));
    words.addAll(List.of("--out", results(name).toString()));
    return run(words);
  }

  private static List<String> words(String words) {
    return new ArrayList<>(List.of(words.split(" ")));
  }

  /** Runs a command in this program, after showing it as the user would type it. */
  private int run(List<String> words) {
    out().println("$ ./gauntlet " + String.join(" ", words));
    out().println();
    out().flush();
    return Main.run(words.toArray(String[]::new), out(), spec.commandLine().getErr());
  }

  private static void expect(int wanted, int got) {
    if (!ExitCode.isVerdict(got)) {
      throw new Ended(got);
    }
    if (got != wanted) {
      throw new IllegalStateException(
          "this step of the demo should end with exit code " + wanted + ", but ended with " + got);
    }
  }

  private void compare() {
    Results plain = ResultsReader.read(results(PLAIN));
    Results hardened = ResultsReader.read(results(HARDENED));
    row("", PLAIN, HARDENED);
    row("clean accuracy", clean(plain.evaluation()), clean(hardened.evaluation()));
    List<Robustness> curve = plain.evaluation().curve();
    for (int i = 0; i < curve.size(); i++) {
      row(
          "at most, Linf " + curve.get(i).epsilon(),
          share(curve.get(i)),
          share(hardened.evaluation().curve().get(i)));
    }
    GateResult failed = robust(plain);
    row(
        String.format(Locale.ROOT, "gate (at least %.0f %%)", 100 * failed.threshold()),
        failed.verdict().name(),
        robust(hardened).verdict().name());
    out().println();
    out().println("Reports: " + results(PLAIN).resolve("report.html"));
    out().println("         " + results(HARDENED).resolve("report.html"));
    out().flush();
  }

  private static GateResult robust(Results results) {
    return results.judgement().orElseThrow().gates().getLast();
  }

  private static String clean(Evaluation evaluation) {
    return percent(evaluation.clean().hits(), evaluation.clean().of());
  }

  private static String share(Robustness robustness) {
    return percent(robustness.hits(), robustness.of());
  }

  private static String percent(int hits, int of) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * hits / of);
  }

  private void row(String name, String plain, String hardened) {
    out().println(String.format(Locale.ROOT, "  %-22s %10s %10s", name, plain, hardened));
  }

  private void title(String words) {
    out().println();
    out().println("== " + words);
    out().flush();
  }

  private Path model(String name) {
    return out.resolve(name).resolve("model.safetensors");
  }

  private Path results(String name) {
    return out.resolve(name + "-results");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
