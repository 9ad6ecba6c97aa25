package org.gauntlet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Shape;
import org.gauntlet.harness.AttackResult;
import org.gauntlet.harness.Estimate;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Proportion;
import org.gauntlet.harness.Robustness;
import org.gauntlet.harness.Subject;
import org.gauntlet.nn.engine.CpuEngine;
import org.junit.jupiter.api.Test;

final class StudyTableTest {
  private static final CpuEngine.Description ENGINE =
      new CpuEngine.Description("vector kernels", 512, 3, "widest", "");
  private static final Proportion CLEAN = new Proportion(993, 1000, 0.98562, 0.99718, 0.95);
  private static final Robustness ROBUST =
      new Robustness(Norm.LINF, 0.3f, 885, 1000, 0.863561, 0.904113, 0.95);
  private static final String RULE = "| --- | --- | --- | --- | --- | --- | --- |\n";

  @Test
  void aTableWithoutRowsIsItsHead() {
    String table = new StudyTable(ENGINE).markdown();
    assertThat(table)
        .endsWith(
            "\n\n| model | clean % | on FGSM images % | PGD | robust % | seconds | findings |\n"
                + RULE);
    assertThat(table.lines()).hasSize(4);
  }

  @Test
  void theFirstLineSaysWhereTheFiguresComeFrom() {
    assertThat(new StudyTable(ENGINE).markdown().lines().findFirst().orElseThrow())
        .isEqualTo(
            "machine: %s, %d cores, 3 threads, vector kernels (512 bits); JDK %s; commit %s"
                .formatted(
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.runtime.version"),
                    System.getProperty("gauntlet.commit", "unknown")));
  }

  @Test
  void theCommitIsTheOneGiven() {
    String before = System.getProperty("gauntlet.commit");
    System.setProperty("gauntlet.commit", "c0ffee");
    try {
      assertThat(new StudyTable(ENGINE).markdown()).contains("; commit c0ffee\n");
    } finally {
      if (before == null) {
        System.clearProperty("gauntlet.commit");
      } else {
        System.setProperty("gauntlet.commit", before);
      }
    }
  }

  @Test
  void aRowHoldsEveryShareWithItsIntervalInPercent() {
    // All of 10: the exact interval begins at the tenth root of 0.025.
    assertThat(rows(new Estimate(10, 10), evaluation(List.of(attack("pgd:steps=40", 61.5)))))
        .isEqualTo(
            "| fast | 99.30 [98.56, 99.72] | 100.00 [69.15, 100.00] | pgd:steps=40"
                + " | 88.50 [86.36, 90.41] | 62 |  |\n");
  }

  @Test
  void nothingRightIsStillUncertain() {
    assertThat(rows(new Estimate(0, 10), evaluation(List.of(attack("pgd", 0.4)))))
        .contains("| 0.00 [0.00, 30.85] | pgd |")
        .contains("| 0 |");
  }

  @Test
  void theLastAttackIsTheOneThatIsTimed() {
    List<AttackResult> attacks = List.of(attack("pgd:steps=1", 7), attack("pgd:steps=50", 1234));
    assertThat(rows(new Estimate(1, 2), evaluation(attacks)))
        .contains("| pgd:steps=50 |")
        .contains("| 1234 |")
        .doesNotContain("pgd:steps=1 ");
  }

  @Test
  void findingsAreNamedAndThoseThatBlockAreMarked() {
    Evaluation doubtful =
        evaluation(
            List.of(attack("pgd", 1)),
            new Finding(Finding.Kind.MASKED_GRADIENTS, true, "evidence", List.of()),
            new Finding(Finding.Kind.PROBABILITIES, false, "evidence", List.of()));
    assertThat(rows(new Estimate(1, 2), doubtful))
        .endsWith("| MASKED_GRADIENTS (blocks), PROBABILITIES |\n");
  }

  @Test
  void rowsStandInTheOrderTheyWereAdded() {
    StudyTable table = new StudyTable(ENGINE);
    Evaluation one = evaluation(List.of(attack("pgd", 1)));
    table.add("plain", new Estimate(1, 2), one);
    table.add("hardened", new Estimate(1, 2), one);
    assertThat(table.markdown().lines().skip(4))
        .hasSize(2)
        .satisfiesExactly(
            row -> assertThat(row).startsWith("| plain |"),
            row -> assertThat(row).startsWith("| hardened |"));
  }

  @Test
  void figuresReadTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    Evaluation one = evaluation(List.of(attack("pgd", 1)));
    String here = rows(new Estimate(3, 7), one);
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(rows(new Estimate(3, 7), one)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anEvaluationWithoutAttacksHasNoRow() {
    StudyTable table = new StudyTable(ENGINE);
    assertThatThrownBy(() -> table.add("none", new Estimate(1, 2), evaluation(List.of())))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(table.markdown()).endsWith(RULE);
  }

  /** What one model adds to the head. */
  private static String rows(Estimate fgsm, Evaluation pgd) {
    StudyTable table = new StudyTable(ENGINE);
    table.add("fast", fgsm, pgd);
    String markdown = table.markdown();
    return markdown.substring(markdown.indexOf(RULE) + RULE.length());
  }

  private static AttackResult attack(String spec, double seconds) {
    return new AttackResult(
        spec, spec, "gradients", "", Norm.LINF, 0.3f, 993, 108, 0, 885, 0.3, 40, 40, seconds);
  }

  private static Evaluation evaluation(List<AttackResult> attacks, Finding... findings) {
    return new Evaluation(
        Evaluation.SCHEMA,
        new Subject("fast", "", "mnist test", "", new Domain(Shape.of(1), 0, 1, 2), List.of()),
        CLEAN,
        ROBUST,
        List.of(ROBUST),
        attacks,
        List.of(),
        List.of(),
        List.of(),
        List.of(findings),
        List.of(),
        Optional.empty(),
        0,
        1);
  }
}
