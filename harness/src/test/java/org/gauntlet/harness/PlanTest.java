package org.gauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gauntlet.attacks.Access;
import org.gauntlet.attacks.Goal;
import org.gauntlet.attacks.Norm;
import org.gauntlet.core.Example;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Seed;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final LinearModel MODEL = LinearModel.largestOfThree();

  private static Plan plan(List<Example> examples, Float... epsilons) {
    return Toys.plan(MODEL, examples, List.of(epsilons), Toys.fgsm(MODEL), Toys.noise(MODEL));
  }

  private static Example example(int label, float... input) {
    return new Example("e", Tensor.of(Shape.of(input.length), input), label);
  }

  @Test
  void rounds_go_up_the_budgets_and_down_the_suite() {
    assertThat(plan(List.of(), 0f, 0.1f, 0.3f).rounds())
        .containsExactly(
            new Round(0.1f, "fgsm"),
            new Round(0.1f, "noise"),
            new Round(0.3f, "fgsm"),
            new Round(0.3f, "noise"));
  }

  @Test
  void settings_name_everything_that_decides() {
    assertThat(plan(Toys.examples(2), 0.1f).settings())
        .containsEntry("norm", "linf")
        .containsEntry("epsilons", "0.1")
        .containsEntry("examples", "2")
        .containsEntry("suite", "fgsm, noise")
        .containsEntry("attack fgsm", "fgsm, avoid, gradients")
        .containsEntry("attack noise", "noise, avoid, labels")
        .doesNotContainKey("width");
  }

  @Test
  void the_fingerprint_of_examples_sees_every_part_of_them() {
    List<Example> examples = Toys.examples(3);
    List<Example> reversed = new ArrayList<>(examples);
    Collections.reverse(reversed);
    Example first = examples.getFirst();
    List<List<Example>> variants =
        List.of(
            examples,
            reversed,
            examples.subList(0, 2),
            List.of(new Example("other", first.input(), first.label())),
            List.of(new Example(first.id(), first.input(), (first.label() + 1) % 3)),
            List.of(new Example(first.id(), first.input().times(0.5f), first.label())));
    assertThat(variants.stream().map(Fingerprint::of)).doesNotHaveDuplicates();
    assertThat(Fingerprint.of(Toys.examples(3))).isEqualTo(Fingerprint.of(examples));
  }

  @Test
  void the_whole_domain_depends_on_the_norm() {
    Plan linf = plan(List.of(), 1f);
    assertThat(linf.unbounded().epsilon()).isEqualTo(1);
    Plan l2 =
        new Plan(
            MODEL,
            Toys.subject(MODEL),
            List.of(),
            Norm.L2,
            List.of(1.5f),
            Suite.of(),
            new Seed(1),
            1);
    assertThat((double) l2.unbounded().epsilon()).isBetween(Math.sqrt(3), Math.sqrt(3) + 1e-6);
  }

  @Test
  void refuses_budgets_that_cannot_be_meant() {
    assertThatThrownBy(() -> plan(List.of(), 8f))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "epsilon must be in [0, 1.0], the reach of the domain in linf, got 8.0: 8/255 is"
                + " 0.0314");
    assertThatThrownBy(() -> plan(List.of(), -1f)).hasMessageContaining("got -1.0");
    assertThatThrownBy(() -> plan(List.of(), Float.NaN)).hasMessageContaining("got NaN");
    assertThatThrownBy(() -> plan(List.of(), 0.3f, 0.1f)).hasMessageContaining("sort them");
    assertThatThrownBy(() -> plan(List.of())).hasMessageContaining("at least one epsilon");
  }

  @Test
  void refuses_examples_that_are_not_of_the_models_world() {
    assertThatThrownBy(() -> plan(List.of(example(3, 0, 0, 0)), 0.1f))
        .hasMessageContaining("example e has label 3, but the model has 3 classes");
    assertThatThrownBy(() -> plan(List.of(example(0, 0, 0)), 0.1f))
        .hasMessageContaining("example e of shape (2)");
    assertThatThrownBy(() -> plan(List.of(example(0, 0, 2, 0)), 0.1f))
        .hasMessageContaining("takes (3) in [0.0, 1.0]");
    Example twin = example(0, 0, 0, 0);
    assertThatThrownBy(() -> plan(List.of(twin, twin), 0.1f))
        .hasMessageContaining("two examples have the id 'e'");
  }

  @Test
  void every_attack_has_its_own_name() {
    assertThatThrownBy(() -> Suite.of(Toys.fgsm(MODEL), Toys.fgsm(MODEL)))
        .hasMessage("every attack of a suite needs its own name, got 'fgsm' twice");
    assertThatThrownBy(() -> Suite.of().named("pgd")).hasMessageContaining("no attack 'pgd'");
  }

  @Test
  void an_entry_knows_what_it_wants() {
    assertThat(Toys.pgd(MODEL).goal(2)).isEqualTo(new Goal.Avoid(2));
    assertThat(Toys.pgd(MODEL).whiteBox()).isTrue();
    assertThat(Toys.noise(MODEL).whiteBox()).isFalse();
    Access.Gradients access = new Access.Gradients(MODEL);
    assertThat(new Suite.Entry<>("t", "t", access, Toys.PGD, Aim.NEXT_CLASS, "").goal(2))
        .isEqualTo(new Goal.Reach(2, 0));
    Suite.Entry<?> transfer = new Suite.Entry<>("t", "t", access, Toys.PGD, Aim.AVOID, "twin");
    assertThat(transfer.goal(2)).isEqualTo(new Goal.Climb(2));
    assertThat(transfer.whiteBox()).isFalse();
    assertThat(transfer.sees()).isEqualTo("gradients");
    assertThatThrownBy(() -> new Suite.Entry<>("t", "t", access, Toys.PGD, Aim.NEXT_CLASS, "twin"))
        .hasMessageContaining("must aim to avoid");
  }
}
