package org.gauntlet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.gauntlet.datasets.Split;
import org.gauntlet.harness.Evaluation;
import org.junit.jupiter.api.Test;

/** Models of other libraries' kinds answer what their libraries do, and are attacked. */
class ForeignModelsTest {
  private static final Domain PAIR = new Domain(Shape.of(2), 0, 1, 3);
  private static final Batch ROWS =
      Batch.of(Tensor.of(Shape.of(2), 0.1f, 0.9f), Tensor.of(Shape.of(2), 0.8f, 0.3f));

  @Test
  void theAdaptedModelAnswersAsTheHiddenOneDoes() {
    GradientModel hidden = SmallModel.MODEL;
    Batch x =
        Batch.of(
            SmallModel.TEST.examples().subList(0, 20).stream()
                .map(example -> example.input())
                .toArray(Tensor[]::new));
    for (ScoreModel model :
        List.of(
            DjlModel.of(hidden.domain(), DjlModel.standIn(hidden)),
            XgboostModel.of(hidden.domain(), XgboostModel.standIn(hidden)))) {
      assertThat(model.domain()).isEqualTo(hidden.domain());
      assertThat(model.scores(x)).isEqualTo(hidden.scores(x));
    }
    List<String> names = SmallModel.TEST.classNames();
    assertThat(TribuoModel.of(hidden.domain(), names, TribuoModel.standIn(hidden, names)).labels(x))
        .containsExactly(hidden.labels(x));
  }

  @Test
  void eachIsEvaluatedAndLosesMoreToMoreNoise() {
    GradientModel hidden = FirstModel.train("linear", 1500, 5);
    LabelModel means = NearestMean.of(FirstModel.strokes(Split.TRAIN, 1500));
    List<String> names = SmallModel.TEST.classNames();
    for (LabelModel model :
        List.of(
            DjlModel.of(hidden.domain(), DjlModel.standIn(hidden)),
            XgboostModel.of(hidden.domain(), XgboostModel.standIn(hidden)),
            TribuoModel.of(means.domain(), names, TribuoModel.standIn(means, names)))) {
      Evaluation little = NoiseEvaluation.of(model, SmallModel.TEST, 0.02f);
      Evaluation much = NoiseEvaluation.of(model, SmallModel.TEST, 0.6f);
      assertThat(little.clean().hits()).isGreaterThan(100);
      assertThat(little.attacks().getFirst().access()).isEqualTo("labels");
      assertThat(much.attacks().getFirst().broken())
          .isGreaterThan(3 * little.attacks().getFirst().broken() + 10);
    }
  }

  @Test
  void aPredictorGetsItsRowsAndGivesItsScores() {
    ScoreModel model =
        DjlModel.of(
            PAIR, rows -> rows.stream().map(row -> new float[] {row[0], row[1], 0.5f}).toList());
    assertThat(model.labels(ROWS)).containsExactly(1, 0);
    assertThat(model.scores(ROWS).row(0).toArray()).containsExactly(0.1f, 0.9f, 0.5f);
  }

  @Test
  void aTribuoLabelIsFoundByItsNameAndAnUnknownOneIsRefused() {
    AtomicInteger asked = new AtomicInteger();
    LabelModel model =
        TribuoModel.of(
            PAIR,
            List.of("a", "b", "c"),
            example -> {
              asked.incrementAndGet();
              assertThat(example.names()).containsExactly("pixel 000", "pixel 001");
              return new TribuoModel.Prediction<>(
                  new TribuoModel.Label(example.values().get(0) < 0.5 ? "c" : "b"));
            });
    assertThat(model.labels(ROWS)).containsExactly(2, 1);
    assertThat(asked).hasValue(2);
    LabelModel odd =
        TribuoModel.of(
            PAIR,
            List.of("a", "b", "c"),
            _ -> new TribuoModel.Prediction<>(new TribuoModel.Label("z")));
    assertThatThrownBy(() -> odd.labels(ROWS))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("-1");
  }

  @Test
  void aBoosterGetsOneMatrixOfAllRows() {
    AtomicInteger asked = new AtomicInteger();
    ScoreModel model =
        XgboostModel.of(
            PAIR,
            data -> {
              asked.incrementAndGet();
              assertThat(data.rowNum()).isEqualTo(2);
              return new float[][] {{0, 1, 0}, {0, 0, 1}};
            });
    assertThat(model.labels(ROWS)).containsExactly(1, 2);
    assertThat(asked).hasValue(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new XgboostModel.DMatrix(new float[3], 2, 2, Float.NaN))
        .withMessage("data must hold rows * columns values, none missing");
  }
}
