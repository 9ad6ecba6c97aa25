package org.gauntlet.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The corpus of the fuzz target, as it is and damaged a little, in every build. */
class FuzzTest {
  @Test
  void theCorpusIsReadOrRefused() throws IOException {
    Map<String, byte[]> corpus = Fuzz.corpus();
    assertThat(corpus).hasSizeGreaterThan(10);
    corpus.forEach((name, file) ->
        assertThat(Fuzz.outcome(file))
            .as(name)
            .isEqualTo(name.startsWith("good-") ? "run" : "refused"));
  }

  @Test
  void soIsWhatComesOfDamagingIt() throws IOException {
    List<byte[]> seeds = new ArrayList<>(Fuzz.corpus().values());
    Assertions.assertTimeout(
        Duration.ofMinutes(2),
        () -> {
          for (int number = 0; number < 3000; number++) {
            byte[] file = Fuzz.damaged(seeds, number);
            assertThat(Fuzz.outcome(file)).as(Fuzz.encoded(file)).doesNotStartWith("!");
          }
        });
  }

  @Test
  void damageIsTheSameForTheSameNumber() throws IOException {
    List<byte[]> seeds = new ArrayList<>(Fuzz.corpus().values());
    assertThat(Fuzz.damaged(seeds, 7)).isEqualTo(Fuzz.damaged(seeds, 7));
    assertThat(Fuzz.damaged(seeds, 7)).isNotEqualTo(Fuzz.damaged(seeds, 8));
    assertThatCode(() -> Fuzz.damaged(List.of(new byte[1]), 0)).doesNotThrowAnyException();
  }
}
