package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gauntlet.attacks.Attacks;
import org.gauntlet.attacks.Goal;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.LabelModel;
import org.gauntlet.harness.Aim;
import org.gauntlet.harness.Suite;
import org.gauntlet.nn.engine.CpuEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteBuilderTest {
  private static final InputDefense DEFENSE = InputDefense.parse("bit-depth");

  @TempDir static Path folder;
  private static ModelFile file;
  private static GradientModel model;
  private static GradientModel view;

  @BeforeAll
  static void open() {
    file = ModelFile.open(Models.untrained(folder, 3), CpuEngine.of(1), OnnxModels.PLAIN);
    model = file.gradients();
    view = DEFENSE.adaptiveView(model);
  }

  @Test
  void namesAreUniqueAndKeepTheirOrder() {
    assertThat(names(suite(Aim.AVOID, model, Optional.empty(), "pgd", "fgsm", "pgd", "pgd")))
        .containsExactly("pgd", "fgsm", "pgd-2", "pgd-3");
  }

  @Test
  void onlyGradientsComeFromTheAdaptiveView() {
    LabelModel target = DEFENSE.target(model);
    Suite suite = suite(Aim.AVOID, target, Optional.of(view), "fgsm", "noise", "fgsm:loss=margin");
    assertThat(names(suite)).containsExactly("fgsm-adaptive", "noise", "fgsm-adaptive-2");
    assertThat(suite.named("fgsm-adaptive").access().model()).isSameAs(view);
    assertThat(suite.named("fgsm-adaptive").sees()).isEqualTo("gradients");
    assertThat(suite.named("noise").access().model()).isSameAs(target);
    assertThat(suite.named("noise").sees()).isEqualTo("labels");
  }

  @Test
  void withoutADefenseTheModelItselfIsSeen() {
    Suite suite = suite(Aim.AVOID, model, Optional.empty(), "fgsm");
    assertThat(suite.named("fgsm").access().model()).isSameAs(model);
    assertThat(suite.named("fgsm").whiteBox()).isTrue();
  }

  @Test
  void specsAreWrittenOutWithTheirDefaults() {
    Suite suite = suite(Aim.AVOID, model, Optional.empty(), "pgd:steps=10");
    assertThat(suite.named("pgd").spec())
        .isEqualTo("pgd:steps=10,step=0.25eps,restarts=1,start=random,loss=ce");
  }

  @Test
  void theAimIsThatOfEveryAttackOnTheTarget() {
    Suite suite = suite(Aim.NEXT_CLASS, model, Optional.empty(), "fgsm", "noise");
    assertThat(suite.entries()).extracting(Suite.Entry::aim).containsOnly(Aim.NEXT_CLASS);
    assertThat(suite.named("fgsm").goal(0)).isEqualTo(new Goal.Reach(0, 1));
    assertThat(suite.named("fgsm").goal(2)).as("round").isEqualTo(new Goal.Reach(2, 0));
  }

  @Test
  void transferAvoidsWhateverTheOthersAimFor() {
    ModelFile other = new ModelFile("other", "", model, Optional.empty(), List.of());
    Suite suite = new SuiteBuilder(Aim.NEXT_CLASS).transfer(List.of(file, other)).suite();
    Suite.Entry<?> transfer = suite.named("transfer");
    assertThat(transfer.aim()).isEqualTo(Aim.AVOID);
    assertThat(transfer.source()).isEqualTo(file.name() + ", other");
    assertThat(transfer.goal(1)).isEqualTo(new Goal.Climb(1));
    assertThat(transfer.whiteBox()).isFalse();
    assertThat(transfer.access().domain()).isEqualTo(model.domain());
  }

  @Test
  void withoutAttacksTheSuiteIsEmpty() {
    assertThat(new SuiteBuilder(Aim.AVOID).suite().entries()).isEmpty();
  }

  private static Suite suite(
      Aim aim, LabelModel target, Optional<GradientModel> adaptive, String... attacks) {
    SuiteBuilder builder = new SuiteBuilder(aim);
    for (String words : attacks) {
      builder.attack(Attacks.parse(words), target, adaptive);
    }
    return builder.suite();
  }

  private static List<String> names(Suite suite) {
    return suite.entries().stream().<String>map(Suite.Entry::name).toList();
  }
}
