package org.gauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Tensor;
import org.gauntlet.harness.LinearModel;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.TransferMatrix;
import org.gauntlet.harness.WarpedModel;
import org.junit.jupiter.api.Test;

class TransferStudyTest {
  private static final LinearModel TRUE = LinearModel.largestOfThree();

  @Test
  void rows_are_sources_and_columns_are_targets() {
    SequencedMap<String, GradientModel> models = new LinkedHashMap<>();
    models.put("true", TRUE);
    models.put("flat", WarpedModel.of(TRUE, (_, g) -> Tensor.filled(g.shape(), 0)));
    TransferMatrix matrix =
        new TransferStudy(
                models,
                "pgd",
                Toys.PGD,
                new NormBall(Norm.LINF, 0.3f),
                Toys.examples(50),
                new Seed(3),
                8)
            .matrix();
    assertThat(matrix.models()).containsExactly("true", "flat");
    assertThat(matrix.norm()).isEqualTo("linf");
    int own = matrix.robust().get(0).get(0).hits();
    int transferred = matrix.robust().get(0).get(1).hits();
    int useless = matrix.robust().get(1).get(0).hits();
    assertThat(own).isEqualTo(transferred).isLessThan(15);
    assertThat(useless).as("made without gradients").isGreaterThan(2 * own + 10);
    assertThat(matrix.robust().get(1).get(1).of()).isEqualTo(50);
  }
}
