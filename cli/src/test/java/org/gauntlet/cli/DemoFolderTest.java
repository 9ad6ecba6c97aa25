package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  private static final String MARK = ".gauntlet-demo";

  @TempDir Path folder;

  @Test
  void makesWhatIsNotThereAndMarksIt() throws IOException {
    Path demo = folder.resolve("a/b/demo");
    DemoFolder.prepare(demo);
    assertThat(names(demo)).containsExactly(MARK);
  }

  @Test
  void takesAnEmptyFolder() throws IOException {
    DemoFolder.prepare(folder);
    assertThat(names(folder)).containsExactly(MARK);
  }

  @Test
  void emptiesAnEarlierDemoToTheBottom() throws IOException {
    DemoFolder.prepare(folder);
    Files.createDirectories(folder.resolve("plain/results/deep"));
    Files.writeString(folder.resolve("plain/results/deep/report.html"), "old");
    Files.writeString(folder.resolve("z"), "old");
    DemoFolder.prepare(folder);
    assertThat(names(folder)).containsExactly(MARK);
  }

  @Test
  void leavesWhatALinkInADemoPointsTo() throws IOException {
    Path demo = Files.createDirectory(folder.resolve("demo"));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("thesis"), "mine");
    DemoFolder.prepare(demo);
    Files.createSymbolicLink(demo.resolve("link"), elsewhere);
    DemoFolder.prepare(demo);
    assertThat(names(demo)).containsExactly(MARK);
    assertThat(elsewhere.resolve("thesis")).hasContent("mine");
  }

  @Test
  void refusesAFolderWithAnyOtherFile() throws IOException {
    Files.writeString(folder.resolve(".hidden"), "mine");
    assertThatThrownBy(() -> DemoFolder.prepare(folder))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.USAGE))
        .hasMessage(folder + " is not empty and no earlier demo: choose another --out");
    assertThat(names(folder)).containsExactly(".hidden");
  }

  @Test
  void refusesAFileInItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThatThrownBy(() -> DemoFolder.prepare(file))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ENVIRONMENT))
        .hasMessageStartingWith("cannot use " + file + " for the demo");
    assertThat(file).hasContent("mine");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
