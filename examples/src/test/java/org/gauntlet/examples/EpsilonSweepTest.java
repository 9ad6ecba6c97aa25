package org.gauntlet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gauntlet.core.GradientModel;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.gauntlet.harness.Evaluation;
import org.gauntlet.harness.Robustness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EpsilonSweepTest {
  private static final Dataset DATA = FirstModel.strokes(Split.TEST, 40);
  private static final List<Float> BUDGETS = List.of(0f, 0.015625f, 0.0625f, 0.5f);
  private static final GradientModel MODEL = FirstModel.train("linear", 600, 3);
  private static Evaluation evaluation;

  @BeforeAll
  static void sweep() {
    evaluation = EpsilonSweep.sweep(MODEL, DATA, BUDGETS);
  }

  @Test
  void everyBudgetHasItsRowAndNoRowRises() {
    List<Robustness> curve = evaluation.curve();
    assertThat(curve).extracting(Robustness::epsilon).containsExactlyElementsOf(BUDGETS);
    assertThat(curve).extracting(Robustness::of).containsOnly(40);
    for (int i = 1; i < curve.size(); i++) {
      assertThat(curve.get(i).hits()).isLessThanOrEqualTo(curve.get(i - 1).hits());
    }
    assertThat(curve.getLast().hits()).as("half of the domain breaks a linear model").isZero();
  }

  @Test
  void rowsHoldTheShareBetweenItsBounds() {
    List<String> rows = EpsilonSweep.csv(evaluation).lines().skip(1).toList();
    assertThat(rows).hasSize(BUDGETS.size());
    for (int i = 0; i < rows.size(); i++) {
      Robustness point = evaluation.curve().get(i);
      String[] cells = rows.get(i).split(",", -1);
      assertThat(Float.parseFloat(cells[0])).isEqualTo(BUDGETS.get(i));
      assertThat(Double.parseDouble(cells[1])).isEqualTo(point.hits() / 40.0);
      assertThat(Double.parseDouble(cells[1]))
          .isBetween(Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
    }
    assertThat(rows.getLast()).startsWith("0.5,0.0000,0.0000,0.");
  }

  @Test
  void theTableReadsTheSameInEveryCountry() {
    String here = EpsilonSweep.csv(evaluation);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(EpsilonSweep.csv(evaluation)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aSecondSweepFindsTheSame() {
    Evaluation again = EpsilonSweep.sweep(MODEL, DATA, BUDGETS);
    assertThat(EpsilonSweep.csv(again)).isEqualTo(EpsilonSweep.csv(evaluation));
  }
}
