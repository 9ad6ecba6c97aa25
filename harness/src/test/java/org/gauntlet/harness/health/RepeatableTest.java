package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.LabelModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.ScoreModel;
import org.gauntlet.harness.Check;
import org.gauntlet.harness.Finding;
import org.gauntlet.harness.Toys;
import org.junit.jupiter.api.Test;

class RepeatableTest {
  private static final List<Example> EXAMPLES = Toys.examples(5);

  private static Diagnosis examine(LabelModel model) {
    return new Repeatable().examine(Ward.right(Toys.plan(model, EXAMPLES, List.of(0.1f))));
  }

  private static LabelModel labels(Function<Batch, int[]> answer) {
    return new LabelModel() {
      @Override
      public Domain domain() {
        return Ward.MODEL.domain();
      }

      @Override
      public int[] labels(Batch x) {
        return answer.apply(x);
      }
    };
  }

  @Test
  void the_same_twice_is_good() {
    assertThat(examine(Ward.MODEL).check().detail())
        .isEqualTo("0 of 5 (0.0 %) answers changed when asked again");
    assertThat(examine(labels(Ward.MODEL::labels)).finding()).isEmpty();
  }

  @Test
  void only_the_label_that_changes_is_named() {
    AtomicInteger calls = new AtomicInteger();
    LabelModel moody =
        labels(x -> {
          int[] answers = new int[x.size()];
          answers[x.rows().indexOf(EXAMPLES.get(2).input())] = calls.getAndIncrement() % 3;
          return answers;
        });
    Finding finding = examine(moody).finding().orElseThrow();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.RANDOMISED_OUTPUT);
    assertThat(finding.blocking()).isTrue();
    assertThat(finding.examples()).containsExactly("toy-2");
    assertThat(finding.evidence()).startsWith("1 of 5 (20.0 %) answers changed");
  }

  @Test
  void the_last_bit_of_a_score_is_a_change_though_the_label_stays() {
    AtomicInteger calls = new AtomicInteger();
    ScoreModel drifting =
        ScoreModel.of(
            Ward.MODEL.domain(),
            x -> {
              boolean again = calls.getAndIncrement() > 0;
              return Ward.MODEL.scores(x).map((_, row) -> again ? row.map(Math::nextUp) : row);
            });
    assertThat(examine(drifting).check().detail()).startsWith("5 of 5 (100.0 %)");
  }

  @Test
  void a_model_that_fails_is_not_judged_and_a_refusal_is_not_hidden() {
    Check check =
        examine(
                labels(_ -> {
                  throw new IllegalStateException("too many");
                }))
            .check();
    assertThat(check.outcome()).isEqualTo(Check.Outcome.NOT_RUN);
    assertThat(check.detail())
        .isEqualTo("the model failed: java.lang.IllegalStateException: too many");
    LabelModel refusing =
        labels(_ -> {
          throw Refusal.environment("no memory");
        });
    assertThatThrownBy(() -> examine(refusing)).hasMessage("no memory");
  }

  @Test
  void is_not_run_without_examples() {
    assertThat(new Repeatable().examine(Ward.right(Ward.plan(0, 0.1f))).check().detail())
        .isEqualTo("there are no examples");
  }
}
