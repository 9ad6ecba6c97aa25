package org.gauntlet.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.graph.Dropout;
import org.junit.jupiter.api.Test;

class DropoutStepTest {
  private static final int SIZE = 1000;

  private static Tiny.Pass drop(float rate, int rows) {
    float[][] ones = new float[rows][SIZE];
    for (float[] row : ones) {
      Arrays.fill(row, 1);
    }
    return Tiny.of(Shape.of(SIZE), new Dropout(rate)).teach(ones, ones);
  }

  @Test
  void inInferenceItIsTheIdentity() {
    Tiny tiny = Tiny.of(Shape.of(3), new Dropout(0.9f));
    assertThat(tiny.forward(1, -2, Float.NaN)).containsExactly(1, -2, Float.NaN);
    assertThat(tiny.pull(new float[3], 4, 5, 6)).containsExactly(4, 5, 6);
  }

  @Test
  void keepsSomeAtDoubleStrengthAndDropsTheOthers() {
    float[] y = drop(0.5f, 1).answers(0);
    assertThat(y).containsOnly(0, 2);
    assertThat(mean(y)).isCloseTo(1, within(0.15));
  }

  @Test
  void theRateIsWhatIsDropped() {
    float[] y = drop(0.75f, 1).answers(0);
    assertThat(y).containsOnly(0, 4);
    assertThat(mean(y)).isCloseTo(1, within(0.25));
  }

  @Test
  void rateZeroDropsNothing() {
    assertThat(drop(0, 1).answers(0)).containsOnly(1);
  }

  @Test
  void everyRowDrawsItsOwn() {
    Tiny.Pass pass = drop(0.5f, 2);
    assertThat(pass.answers(0)).isNotEqualTo(pass.answers(1));
  }

  /** 40 rows lie in chunks of sixteen, 60 in chunks of thirty-two. */
  @Test
  void aRowsDrawsDependOnItsPlaceAloneAndNotOnItsCompany() {
    Tiny.Pass few = drop(0.5f, 40);
    Tiny.Pass many = drop(0.5f, 60);
    for (int i = 0; i < 40; i++) {
      assertThat(many.answers(i)).as("row %d", i).isEqualTo(few.answers(i));
    }
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
