package org.gauntlet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gauntlet.core.Numbers;
import org.gauntlet.core.Refusal;
import org.gauntlet.harness.Judgement;
import org.gauntlet.harness.gate.GateSpec;
import org.gauntlet.harness.gate.Metric;
import org.gauntlet.harness.gate.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gauntlet gate}: evaluate, then judge; the exit code is the verdict. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "gauntlet gate --model=FILE --eps=EPS[,EPS] [OPTION]...",
      "              --min-robust-accuracy=SHARE and/or --min-clean-accuracy=SHARE"
    },
    description = "Attacks a model and ends with 0 only when it is proven to reach the thresholds.")
final class Gate implements Callable<Integer>, Interruptible {
  @Spec private CommandSpec spec;
  @Mixin private EvaluationOptions options = new EvaluationOptions();

  @Option(
      names = "--min-robust-accuracy",
      paramLabel = "SHARE",
      description = "least share of examples that withstand every attack, such as 0.45")
  private Optional<String> robust = Optional.empty();

  @Option(
      names = "--min-clean-accuracy",
      paramLabel = "SHARE",
      description = "least share of examples classified right without attack")
  private Optional<String> clean = Optional.empty();

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      defaultValue = "lower-bound",
      description =
          "lower-bound (proven to reach it), not-worse-than (not proven to miss it) or point"
              + " (default: ${DEFAULT-VALUE})")
  private String rule = "lower-bound";

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "one-sided confidence of the bounds (default: ${DEFAULT-VALUE})")
  private String confidence = "0.95";

  @Option(
      names = "--warn-only",
      description = "ends with 0 whatever the verdict, and says so loudly")
  private boolean warnOnly;

  @Override
  public Integer call() {
    List<GateSpec> gates = gates();
    var command = spec.commandLine();
    int verdict =
        new EvaluationRun(options, Words.of(spec), command.getOut(), command.getErr())
            .run(gates)
            .map(Judgement::exitCode)
            .orElseThrow();
    if (warnOnly && verdict != ExitCode.OK) {
      command
          .getErr()
          .println("gauntlet: WARN ONLY: the verdict is exit code " + verdict + ", reported as 0");
      return ExitCode.OK;
    }
    return verdict;
  }

  @Override
  public String whenInterrupted() {
    return options.whenInterrupted();
  }

  private List<GateSpec> gates() {
    List<GateSpec> gates = new ArrayList<>();
    clean.ifPresent(share -> gates.add(gate("--min-clean-accuracy", Metric.CLEAN_ACCURACY, share)));
    robust.ifPresent(
        share -> gates.add(gate("--min-robust-accuracy", Metric.ROBUST_ACCURACY, share)));
    if (gates.isEmpty()) {
      throw Refusal.usage(
          "a gate needs a threshold: pass --min-robust-accuracy, --min-clean-accuracy or both");
    }
    return gates;
  }

  private Rule rule() {
    return Choice.of("--rule", rule, List.of(Rule.values()), Rule::word);
  }

  private GateSpec gate(String option, Metric metric, String share) {
    double threshold = Numbers.parse(option, share);
    double sure = Numbers.parse("--confidence", confidence);
    try {
      return new GateSpec(metric.word(), metric, threshold, rule(), sure);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(option + ": " + e.getMessage());
    }
  }
}
