package org.gauntlet.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  private static Dataset open(String name) {
    return Datasets.open(name, Optional.empty(), Split.TEST, OptionalInt.empty());
  }

  @Test
  void strokes_needs_no_folder_and_has_any_size() {
    assertThat(open("strokes").size()).isEqualTo(2000);
    assertThat(
            Datasets.open("strokes", Optional.empty(), Split.TEST, OptionalInt.of(2500))
                .first(2000))
        .isEqualTo(open("strokes"));
    assertThat(Datasets.open("strokes", Optional.empty(), Split.TRAIN, OptionalInt.empty()).size())
        .isEqualTo(8000);
  }

  @Test
  void every_name_of_the_catalogue_is_known() {
    assertThat(Datasets.catalogue())
        .extracting(Datasets.Entry::name)
        .containsExactly("strokes", "mnist", "cifar10", "cifar100");
    for (Datasets.Entry entry : Datasets.catalogue()) {
      assertThat(entry.line()).isNotBlank().doesNotContain("\n");
      if (!entry.name().equals("strokes")) {
        Refused.usage(() -> open(entry.name())).contains("needs --data-dir");
      }
    }
  }

  @Test
  void a_misspelt_name_is_answered_with_the_one_meant() {
    Refused.usage(() -> open("mnits"))
        .contains("\"mnits\"")
        .contains("strokes, mnist, cifar10, cifar100")
        .endsWith("did you mean mnist?");
    Refused.usage(() -> open("imagenet")).endsWith("a folder or an npz file");
    Refused.usage(() -> open("")).contains("\"\"");
    Refused.usage(() -> open("nul\0byte")).contains("no data set or path");
  }

  @Test
  void a_path_that_leads_nowhere_is_named() {
    Refused.input(() -> open("no/such/folder")).contains("no file or folder no/such/folder");
    Refused.input(() -> open("none.npz")).contains("none.npz");
    Refused.input(() ->
            Datasets.open(
                "mnist", Optional.of(Path.of("no/such")), Split.TEST, OptionalInt.empty()))
        .contains("no folder no/such")
        .contains("--data-dir");
  }

  @Test
  void a_file_of_another_kind_is_refused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), "1,2,3\n");
    Refused.input(() -> open(file.toString())).contains("cannot be read as an npz file");
    Refused.input(() -> open(folder.toString())).contains("0 class folders");
  }
}
