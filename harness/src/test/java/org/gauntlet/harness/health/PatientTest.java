package org.gauntlet.harness.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.core.Batch;
import org.gauntlet.core.Domain;
import org.gauntlet.core.Example;
import org.gauntlet.core.LabelModel;
import org.gauntlet.harness.Aim;
import org.gauntlet.harness.Plan;
import org.gauntlet.harness.Suite;
import org.gauntlet.harness.Toys;
import org.gauntlet.harness.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientTest {
  private static final Plan PLAN = Ward.plan(30, 0.1f, Toys.fgsm(Ward.MODEL));
  private static final Suite.Entry<?> TRANSFER =
      new Suite.Entry<>("far", "pgd", new Access.Gradients(Ward.FLAT), Toys.PGD, Aim.AVOID, "twin");

  @Test
  void a_sample_depends_on_the_ids_and_not_on_the_company() {
    Patient patient = Ward.right(PLAN);
    List<Example> sample = patient.sample(PLAN.examples(), 10);
    List<Example> reversed = new ArrayList<>(PLAN.examples());
    Collections.reverse(reversed);
    assertThat(sample).hasSize(10).doesNotHaveDuplicates();
    assertThat(sample).isNotEqualTo(PLAN.examples().subList(0, 10));
    assertThat(patient.sample(reversed, 10)).isEqualTo(sample);
    assertThat(patient.sample(PLAN.examples(), 4)).isEqualTo(sample.subList(0, 4));
    assertThat(patient.sample(sample, 99)).isEqualTo(sample);
    assertThat(patient.sample(List.of(), 3)).isEmpty();
  }

  @Test
  void tells_the_standing_from_the_right() {
    Plan plan = Ward.plan(4, 0.1f, Toys.fgsm(Ward.MODEL));
    Patient patient =
        Ward.of(plan, "RRWF", List.of(Ward.trial(plan, 0, "fgsm", Trial.Outcome.BROKEN, "")));
    assertThat(patient.right()).extracting(Example::id).containsExactly("toy-0", "toy-1");
    assertThat(patient.standing()).extracting(Example::id).containsExactly("toy-1");
  }

  @Test
  void gradients_are_those_of_the_target_and_never_of_a_twin() {
    assertThat(Ward.right(PLAN).gradients()).containsSame(Ward.MODEL);
    Plan far = Ward.plan(1, 0.1f, Toys.noise(Ward.MODEL), TRANSFER);
    assertThat(Ward.right(far).gradients()).isEmpty();
  }

  @Test
  void scores_are_the_targets_or_what_attacks_on_it_climb() {
    LabelModel hidden =
        new LabelModel() {
          @Override
          public Domain domain() {
            return Ward.MODEL.domain();
          }

          @Override
          public int[] labels(Batch x) {
            return Ward.MODEL.labels(x);
          }
        };
    List<Example> none = List.of();
    Plan climbing = Toys.plan(hidden, none, List.of(0.1f), TRANSFER, Toys.fgsm(Ward.MODEL));
    Plan blind = Toys.plan(hidden, none, List.of(0.1f), TRANSFER, Toys.noise(hidden));
    assertThat(Ward.right(PLAN).scores()).containsSame(Ward.MODEL);
    assertThat(Ward.right(climbing).scores()).containsSame(Ward.MODEL);
    assertThat(Ward.right(blind).scores()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 64, 3 of 64 (4.7 %)",
    "0, 0, 0 of 0",
    "0, 7, 0 of 7 (0.0 %)",
    "7, 7, 7 of 7 (100.0 %)",
    "1, 2000, 1 of 2000 (0.1 %)",
  })
  void shares_read_the_same_everywhere(int hits, int of, String words) {
    assertThat(Patient.share(hits, of)).isEqualTo(words);
  }
}
