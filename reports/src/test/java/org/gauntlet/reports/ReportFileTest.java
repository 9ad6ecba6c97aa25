package org.gauntlet.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  @TempDir Path folder;

  @Test
  void thePageReplacesTheOldOneAndLeavesNoDraft() throws IOException {
    ReportFile.write(folder, "a much longer page than the next one");
    Path file = ReportFile.write(folder, "ℓ∞");
    assertThat(file).isEqualTo(folder.resolve("report.html")).hasContent("ℓ∞");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedWithWhatToDo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(() -> ReportFile.write(file, "page"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ENVIRONMENT))
        .hasMessageContaining("report.html")
        .hasMessageContaining("check the folder's permissions");
    assertThat(file).hasContent("no folder");
  }
}
