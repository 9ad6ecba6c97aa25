package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gauntlet.harness.folder.Origin;
import org.gauntlet.nn.engine.CpuEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceTest {
  private static final CpuEngine.Description ENGINE =
      new CpuEngine.Description("vector", 256, 3, "widest", "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          evaluate --model m --eps 0.1            | ./gauntlet evaluate --model m --eps 0.1
          evaluate --resume --model m             | ./gauntlet evaluate --model m
          gate --resume --out r --resume          | ./gauntlet gate --out r
          evaluate --model --resumed --out=resume | ./gauntlet evaluate --model --resumed --out=resume
          """)
  void reproducingStartsAfresh(String typed, String reproducing) {
    List<String> command = Provenance.origin(List.of(typed.split(" ")), ENGINE).command();
    assertThat(command).containsExactly(reproducing.split(" "));
  }

  @Test
  void wordsWithBlanksStayWords() {
    assertThat(Provenance.origin(List.of("report", "a folder"), ENGINE).command())
        .containsExactly("./gauntlet", "report", "a folder");
  }

  @Test
  void theEnvironmentNamesProgramMachineAndEngineInThisOrder() {
    Origin origin = Provenance.origin(List.of(), ENGINE);
    assertThat(origin.environment().sequencedKeySet())
        .containsExactly("gauntlet", "java", "jvm", "os", "cores", "threads", "kernels");
    assertThat(origin.environment())
        .containsEntry("threads", "3")
        .containsEntry("kernels", "vector, 256 bits")
        .containsEntry("gauntlet", origin.version())
        .containsEntry("java", Runtime.version().toString());
    assertThat(origin.environment().values()).noneMatch(String::isBlank);
  }
}
