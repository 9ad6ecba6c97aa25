package org.gauntlet.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gauntlet.attacks.Fgsm;
import org.gauntlet.attacks.Loss;
import org.gauntlet.attacks.Norm;
import org.gauntlet.attacks.NormBall;
import org.gauntlet.attacks.Pgd;
import org.gauntlet.attacks.Start;
import org.gauntlet.attacks.StepSize;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.train.Recipe;
import org.junit.jupiter.api.Test;

class RecipesTest {
  @Test
  void namesLeadToThePublishedRecipes() {
    assertThat(Recipes.parse("none")).isSameAs(Recipe.PLAIN);
    assertThat(Recipes.parse("fgsm-at:eps=0.3"))
        .isEqualTo(
            new AdversarialTraining(new Fgsm(Loss.CROSS_ENTROPY), new NormBall(Norm.LINF, 0.3f)));
    assertThat(Recipes.parse("fast-at:eps=0.3,step=0.375"))
        .isEqualTo(new FastTraining(new NormBall(Norm.LINF, 0.3f), new StepSize.Absolute(0.375f)));
    assertThat(Recipes.parse("pgd-at:norm=l2,eps=2,steps=7"))
        .isEqualTo(
            new AdversarialTraining(
                new Pgd(
                    7, new StepSize.Relative((float) (2.5 / 7)), Start.RANDOM, Loss.CROSS_ENTROPY),
                new NormBall(Norm.L2, 2)));
  }

  @Test
  void everyListedNameParses() {
    for (String name : Recipes.catalogue().keySet()) {
      String words = name.equals("none") ? name : name + ":eps=8/255";
      assertThat(Recipes.parse(words)).isNotNull();
    }
  }

  @Test
  void everyAdversarialRecipeIsExaminedBySeveralSteps() {
    Recipe examiner =
        new AdversarialTraining(
            new Pgd(10, new StepSize.Relative(0.25f), Start.RANDOM, Loss.CROSS_ENTROPY),
            new NormBall(Norm.LINF, 0.3f));
    for (String words : List.of("fgsm-at:eps=0.3", "fast-at:eps=0.3", "pgd-at:eps=0.3")) {
      assertThat(Recipes.examiner(Recipes.parse(words))).isEqualTo(examiner);
    }
    assertThat(Recipes.examiner(Recipe.PLAIN)).isSameAs(Recipe.PLAIN);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    refuses("pdg-at:eps=0.3", "there is no defense 'pdg-at', did you mean pgd-at?");
    refuses("pgd-at", "needs its budget");
    refuses("pgd-at:eps=-1", "eps must be > 0, got -1");
    refuses("pgd-at:eps=0.3,stps=3", "pgd-at has no option 'stps', did you mean step");
    refuses("pgd-at:eps=0.3,steps=0", "steps must be >= 1, got 0");
    refuses("none:eps=0.3", "none has no option 'eps'");
  }

  private static void refuses(String words, String message) {
    assertThatThrownBy(() -> Recipes.parse(words))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
  }
}
