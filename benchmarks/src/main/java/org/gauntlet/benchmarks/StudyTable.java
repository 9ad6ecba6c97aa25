package org.gauntlet.benchmarks;

import java.util.Locale;
import java.util.stream.Collectors;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.nn.engine.CpuEngine;

/**
 * The output of a study as Markdown, with the machine, the JDK and the commit that it comes from.
 */
final class StudyTable {
  private final StringBuilder rows = new StringBuilder();
  private final CpuEngine.Description engine;

  StudyTable(CpuEngine.Description engine) {
    this.engine = engine;
  }

  /** One model on FGSM images and under PGD. */
  void add(String model, Estimate fgsm, Evaluation pgd) {
    AttackResult cost = pgd.attacks().getLast();
    row(
        model,
        share(pgd.clean()),
        share(fgsm.proportion()),
        cost.spec(),
        share(pgd.robust()),
        String.format(Locale.ROOT, "%.0f", cost.seconds()),
        findings(pgd));
  }

  String markdown() {
    return """
    machine: %s, %d cores, %d threads, %s (%d bits); JDK %s; commit %s

    | model | clean %% | on FGSM images %% | PGD | robust %% | seconds | findings |
    | --- | --- | --- | --- | --- | --- | --- |
    %s\
    """
        .formatted(
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            engine.threads(),
            engine.kernels(),
            engine.bits(),
            System.getProperty("java.runtime.version"),
            System.getProperty("gauntlet.commit", "unknown"),
            rows);
  }

  private void row(String... cells) {
    rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String findings(Evaluation evaluation) {
    return evaluation.findings().stream()
        .map(finding -> finding.kind() + (finding.blocking() ? " (blocks)" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String share(Proportion proportion) {
    return share(proportion.hits(), proportion.of(), proportion.low(), proportion.high());
  }

  private static String share(Robustness robust) {
    return share(robust.hits(), robust.of(), robust.low(), robust.high());
  }

  private static String share(int hits, int of, double low, double high) {
    return String.format(
        Locale.ROOT, "%.2f [%.2f, %.2f]", 100.0 * hits / of, 100 * low, 100 * high);
  }
}
