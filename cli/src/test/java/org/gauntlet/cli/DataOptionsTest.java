package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
    DataOptions options = typed("--first 4");
    assertThat(options.name()).isEqualTo("strokes");
    Dataset data = options.open(Split.TEST);
    assertThat(data.name()).isEqualTo("strokes");
    assertThat(data.domain().input()).isEqualTo(Shape.of(1, 28, 28));
    assertThat(data.size()).isEqualTo(4);
  }

  @Test
  void theFirstFewAreTheBeginningOfMore() {
    assertThat(typed("--first 3").open(Split.TRAIN).examples())
        .isEqualTo(typed("--first 8").open(Split.TRAIN).examples().subList(0, 3));
  }

  @Test
  void theWholeIsMoreThanTheFirstFew() {
    DataOptions few = typed("--first 3");
    Dataset whole = few.openWhole(Split.TEST);
    assertThat(whole.size()).isEqualTo(2000);
    assertThat(whole.examples().subList(0, 3)).isEqualTo(few.open(Split.TEST).examples());
  }

  @Test
  void theSplitsShareNoExample() {
    var training = typed("--first 30").open(Split.TRAIN).examples();
    assertThat(typed("--first 30").open(Split.TEST).examples())
        .noneMatch(test -> training.stream().anyMatch(one -> one.input().equals(test.input())));
  }

  @Test
  void lessThanOneIsRefusedBeforeAnythingIsRead() {
    for (DataOptions options :
        new DataOptions[] {typed("--first=0"), typed("--first=-2 --data x")}) {
      assertThatThrownBy(options::check)
          .isInstanceOf(Refusal.class)
          .hasMessageStartingWith("--first must be >= 1, got ");
      assertThatThrownBy(() -> options.open(Split.TEST))
          .hasMessageStartingWith("--first must be >= 1, got ");
    }
  }

  @Test
  void theFolderIsLookedInto() {
    DataOptions options = typed("--first 1 --data mnist --data-dir " + folder.resolve("nowhere"));
    assertThat(options.name()).isEqualTo("mnist");
    assertThatThrownBy(() -> options.open(Split.TEST))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(folder.resolve("nowhere").toString());
  }

  private static DataOptions typed(String words) {
    return Typed.into(new DataOptions(), words);
  }
}
