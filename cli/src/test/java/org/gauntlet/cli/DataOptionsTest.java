package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.datasets.Dataset;
import org.gauntlet.datasets.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataOptionsTest {
  @TempDir Path folder;

  @Test
  void strokesUnlessOtherDataIsNamed() {
    DataOptions options = Typed.into(new DataOptions(), "");
    assertThat(options.name()).isEqualTo("strokes");
    Dataset data = open(options, Split.TEST, 4);
    assertThat(data.name()).isEqualTo("strokes");
    assertThat(data.domain().input()).isEqualTo(Shape.of(1, 28, 28));
    assertThat(data.size()).isEqualTo(4);
  }

  @Test
  void theFirstFewAreTheBeginningOfMore() {
    DataOptions options = Typed.into(new DataOptions(), "--data strokes");
    assertThat(open(options, Split.TRAIN, 3).examples())
        .isEqualTo(open(options, Split.TRAIN, 8).examples().subList(0, 3));
  }

  @Test
  void theSplitsShareNoExample() {
    DataOptions options = new DataOptions();
    var training = open(options, Split.TRAIN, 30).examples();
    assertThat(open(options, Split.TEST, 30).examples())
        .noneMatch(test -> training.stream().anyMatch(one -> one.input().equals(test.input())));
  }

  @Test
  void theFolderIsLookedInto() {
    DataOptions options =
        Typed.into(new DataOptions(), "--data mnist --data-dir " + folder.resolve("nowhere"));
    assertThat(options.name()).isEqualTo("mnist");
    assertThatThrownBy(() -> open(options, Split.TEST, 1))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(folder.resolve("nowhere").toString());
  }

  private static Dataset open(DataOptions options, Split split, int first) {
    return options.open(split, OptionalInt.of(first));
  }
}
