package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class InquiryTest {
  private static final Domain DOMAIN = new Domain(Shape.of(1), 0, 10, 3);

  private static Tensor point(float value) {
    return Tensor.of(Shape.of(1), value);
  }

  private static LabelModel labels(Function<Batch, int[]> answer) {
    return new LabelModel() {
      @Override
      public Domain domain() {
        return DOMAIN;
      }

      @Override
      public int[] labels(Batch x) {
        return answer.apply(x);
      }
    };
  }

  private static List<Answer> ask(LabelModel model, int count) {
    List<Tensor> inputs = IntStream.range(0, count).mapToObj(i -> point(i)).toList();
    return new Inquiry(model, 3).ask(inputs);
  }

  @Test
  void answers_in_order_whatever_the_width() {
    LabelModel echo = labels(x -> x.rows().stream().mapToInt(row -> (int) row.at(0) % 3).toArray());
    assertThat(ask(echo, 7))
        .extracting(answer -> ((Answer.Given) answer).label())
        .containsExactly(0, 1, 2, 0, 1, 2, 0);
  }

  @Test
  void confidence_is_the_softmax_of_the_answer() {
    ScoreModel model =
        ScoreModel.of(DOMAIN, x -> x.map((_, _) -> Tensor.of(Shape.of(3), 1000, 1000, -1000)));
    assertThat(ask(model, 1)).containsExactly(new Answer.Given(0, 0.5));
  }

  @Test
  void only_the_guilty_row_fails() {
    LabelModel picky =
        labels(x -> {
          if (x.rows().contains(point(1))) {
            throw new IllegalStateException("no ones");
          }
          return new int[x.size()];
        });
    assertThat(ask(picky, 3))
        .containsExactly(
            new Answer.Given(0, -1),
            new Answer.Failed("the model threw java.lang.IllegalStateException: no ones"),
            new Answer.Given(0, -1));
  }

  @Test
  void answers_that_are_no_class_or_of_the_wrong_number_fail() {
    assertThat(ask(labels(x -> new int[] {7}), 1))
        .containsExactly(new Answer.Failed("the model answered 7, which is no class"));
    assertThat(ask(labels(x -> new int[0]), 2))
        .allMatch(a -> a instanceof Answer.Failed f && f.reason().contains("0 labels for 1"));
    ScoreModel narrow = ScoreModel.of(DOMAIN, x -> x);
    assertThat(ask(narrow, 1)).allMatch(Answer.Failed.class::isInstance);
  }

  @Test
  void a_stack_that_overflows_fails_alone_and_a_refusal_does_not_hide() {
    LabelModel deep =
        labels(x -> {
          throw new StackOverflowError();
        });
    assertThat(ask(deep, 2)).hasSize(2).allMatch(Answer.Failed.class::isInstance);
    LabelModel refusing =
        labels(x -> {
          throw Refusal.input("no such weights");
        });
    assertThatThrownBy(() -> ask(refusing, 2)).isInstanceOf(Refusal.class);
  }
}
