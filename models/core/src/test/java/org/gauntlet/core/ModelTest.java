package org.gauntlet.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelTest {
  private static final Shape PAIR = Shape.of(2);
  private static final Domain DOMAIN = new Domain(PAIR, 0, 1, 2);

  @Test
  void any_function_is_a_model_whose_labels_are_its_largest_scores() {
    ScoreModel model = ScoreModel.of(DOMAIN, x -> x.map((row, value) -> value.times(-1)));
    Batch x = Batch.of(Tensor.of(PAIR, 0.1f, 0.2f), Tensor.of(PAIR, 0.9f, 0.2f));
    assertThat(model.domain()).isEqualTo(DOMAIN);
    assertThat(model.scores(x).at(1, 0)).isEqualTo(-0.9f);
    assertThat(model.labels(x)).containsExactly(0, 1);
  }

  /** A model that counts the traces it has open. */
  private static final class Counting implements GradientModel {
    private int open;

    @Override
    public Domain domain() {
      return DOMAIN;
    }

    @Override
    public Trace trace(Batch x) {
      open++;
      return new Trace() {
        @Override
        public Batch scores() {
          return x;
        }

        @Override
        public Batch pull(Batch cotangents) {
          return cotangents;
        }

        @Override
        public void close() {
          open--;
        }
      };
    }
  }

  @Test
  void scores_of_a_gradient_model_come_from_a_trace_that_is_closed_again() {
    Counting model = new Counting();
    Batch x = Batch.of(Tensor.of(PAIR, 0.1f, 0.2f));
    assertThat(model.scores(x)).isEqualTo(x);
    assertThat(model.labels(x)).containsExactly(1);
    assertThat(model.open).isZero();
  }

  @Test
  void a_refusal_says_who_is_to_act_and_why() {
    Exception cause = new IllegalStateException("disk");
    assertThat(Refusal.usage("a").kind()).isEqualTo(Refusal.Kind.USAGE);
    assertThat(Refusal.input("b").kind()).isEqualTo(Refusal.Kind.INPUT);
    assertThat(Refusal.input("b", cause)).hasMessage("b").hasCause(cause);
    assertThat(Refusal.environment("c").kind()).isEqualTo(Refusal.Kind.ENVIRONMENT);
    assertThat(Refusal.environment("c", cause).kind()).isEqualTo(Refusal.Kind.ENVIRONMENT);
    assertThat(Refusal.environment("c", cause)).hasMessage("c").hasCause(cause);
  }
}
