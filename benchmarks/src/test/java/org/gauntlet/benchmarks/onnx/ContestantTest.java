package org.gauntlet.benchmarks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gauntlet.benchmarks.race.Input;
import org.gauntlet.core.Refusal;
import org.gauntlet.nn.engine.CpuEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContestantTest {
  @TempDir private Path folder;

  @Test
  void importedAndBuiltAreTheSameNetwork() {
    List<Contestant> all = Contestant.all(Optional.empty());
    assertThat(all).extracting(Contestant::name).allMatch(name -> name.endsWith("fresh weights"));
    CpuEngine engine = CpuEngine.of(1);
    for (Contestant net : all) {
      var x = Input.noise(net.imported().domain().input(), 2, 2).x();
      assertThat(Input.values(engine.model(net.built()).scores(x)))
          .as(net.name())
          .isEqualTo(Input.values(engine.model(net.imported()).scores(x)))
          .doesNotContain(0);
      assertThat(net.file()).exists();
    }
  }

  @Test
  void aFolderWithoutTheFilesIsRefused() {
    assertThatThrownBy(() -> Contestant.all(Optional.of(folder)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("fast_fgsm.onnx");
  }
}
