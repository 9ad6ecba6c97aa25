package org.gauntlet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gauntlet.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study says before it has anything to train on. */
final class MnistStudyTest {
  @TempDir private Path folder;

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing");
    refuses(
        "there is no folder " + missing + ": check --data-dir", "--data-dir", missing.toString());
  }

  @Test
  void theFilesThatAreMissingAreNamed() {
    refuses(lacks(folder), "--data-dir", folder.toString());
  }

  @Test
  void optionsMayStandInAnyOrder() {
    Path out = folder.resolve("table.md");
    refuses(lacks(folder), "--out", out.toString(), "--quick", "--data-dir", folder.toString());
    assertThat(out).as("no table of a study that did not run").doesNotExist();
  }

  @Test
  void theFirstFolderCounts() {
    refuses(lacks(folder), "--data-dir", folder.toString(), "--data-dir", "elsewhere");
  }

  @Test
  void anInnerFolderOfTheDataSetsNameIsPreferred() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("mnist"));
    refuses(lacks(inner), "--data-dir", folder.toString());
  }

  /** The module's own folder holds no data. */
  @Test
  void withoutAFolderOrItsNameTheStudyLooksWhereItIsStarted() {
    refuses(lacks(Path.of(".")));
    refuses(lacks(Path.of(".")), "--data-dir");
  }

  private static String lacks(Path folder) {
    return folder
        + " has no train-images-idx3-ubyte[.gz], the images of the train split: put it there or"
        + " name another folder with --data-dir";
  }

  private static void refuses(String message, String... words) {
    assertThatThrownBy(() -> MnistStudy.main(words))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessage(message);
  }
}
