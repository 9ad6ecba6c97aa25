package org.gauntlet.benchmarks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Batch;
import org.gauntlet.core.GradientModel;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.nn.engine.CpuEngine;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContestantTest {
  private static final Path MODELS =
      Path.of(System.getProperty("models.dir", "../../shared/models"));

  @TempDir private Path folder;

  @Test
  void importedAndBuiltAreTheSameNetwork() {
    List<Contestant> all = Contestant.all(Optional.empty());
    assertThat(all).extracting(Contestant::name).allMatch(name -> name.endsWith("fresh weights"));
    all.forEach(ContestantTest::agree);
  }

  @Test
  void soAreThePublishedFiles() {
    Assumptions.assumeTrue(Files.exists(MODELS.resolve("fast_fgsm.onnx")));
    Contestant.all(Optional.of(MODELS)).forEach(ContestantTest::agree);
  }

  /** Scores and gradients have the same bits, and so has whatever an attack makes of them. */
  private static void agree(Contestant net) {
    assertThat(net.file()).exists();
    Batch x = Input.noise(net.imported().domain().input(), 2, 2).x();
    Batch cotangents = Input.noise(Shape.of(10), 2, 2).x();
    CpuEngine engine = CpuEngine.of(1);
    try (GradientModel.Trace imported = engine.model(net.imported()).trace(x);
        GradientModel.Trace built = engine.model(net.built()).trace(x)) {
      assertThat(built.scores()).as(net.name()).isEqualTo(imported.scores());
      assertThat(Input.values(built.scores())).doesNotContain(0);
      assertThat(built.pull(cotangents)).as(net.name()).isEqualTo(imported.pull(cotangents));
    }
  }

  @Test
  void aFolderWithoutTheFilesIsRefused() {
    assertThatThrownBy(() -> Contestant.all(Optional.of(folder)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("fast_fgsm.onnx");
  }
}
