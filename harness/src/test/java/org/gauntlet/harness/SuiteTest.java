package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.UniformNoise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();

  private static Suite.Entry<?> entry(String name, Access<?> access, Aim aim, String source) {
    return new Suite.Entry<>(name, "spec", access, new UniformNoise(1), aim, source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void a_name_can_be_read(String name) {
    assertThatThrownBy(() -> entry(name, new Access.Labels(MODEL), Aim.AVOID, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must not be blank");
  }

  @Test
  void a_transferred_attack_says_why_it_cannot_aim() {
    assertThatThrownBy(() -> entry("t", new Access.Scores(MODEL), Aim.NEXT_CLASS, "twin"))
        .hasMessage("an attack computed on twin must aim to avoid, got NEXT_CLASS");
  }

  @Test
  void what_is_seen_decides_the_word_and_the_source_decides_the_box() {
    List<Suite.Entry<?>> own =
        List.of(
            entry("a", new Access.Labels(MODEL), Aim.AVOID, ""),
            entry("b", new Access.Scores(MODEL), Aim.AVOID, ""),
            entry("c", new Access.Gradients(MODEL), Aim.AVOID, ""));
    assertThat(own).extracting(Suite.Entry::sees).containsExactly("labels", "scores", "gradients");
    assertThat(own).extracting(Suite.Entry::whiteBox).containsExactly(false, false, true);
    assertThat(entry("d", new Access.Gradients(MODEL), Aim.AVOID, "twin").whiteBox()).isFalse();
  }

  @Test
  void goals_follow_the_aim_unless_the_source_is_another() {
    Access<?> access = new Access.Gradients(MODEL);
    assertThat(entry("a", access, Aim.AVOID, "").goal(1)).isEqualTo(new Goal.Avoid(1));
    assertThat(entry("a", access, Aim.NEXT_CLASS, "").goal(1)).isEqualTo(new Goal.Reach(1, 2));
    assertThat(entry("a", access, Aim.AVOID, "twin").goal(1)).isEqualTo(new Goal.Climb(1));
  }

  @Test
  void order_is_kept_and_nobody_changes_it_afterwards() {
    List<Suite.Entry<?>> entries = new ArrayList<>(List.of(Toys.pgd(MODEL), Toys.fgsm(MODEL)));
    Suite suite = new Suite(entries);
    entries.clear();
    assertThat(suite.entries()).extracting(Suite.Entry::name).containsExactly("pgd", "fgsm");
    assertThat(suite.named("fgsm")).isSameAs(suite.entries().getLast());
    assertThatThrownBy(() -> suite.entries().removeFirst())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void names_are_told_apart_by_their_case() {
    Access<?> access = new Access.Labels(MODEL);
    Suite suite = Suite.of(entry("a", access, Aim.AVOID, ""), entry("A", access, Aim.AVOID, ""));
    assertThat(suite.named("A")).isSameAs(suite.entries().get(1));
    assertThatThrownBy(() -> suite.named("a ")).hasMessage("the suite has no attack 'a '");
  }
}
