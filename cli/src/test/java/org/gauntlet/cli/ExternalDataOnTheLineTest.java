package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that keeps its weights in another file, as words on the line. */
class ExternalDataOnTheLineTest {
  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void write() {
    OnnxModels.writeApart(folder.resolve("m.onnx"), "m.data");
    out = folder.resolve("out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inspect HERE/m.onnx",
        "evaluate --eps 0.1 --first 5 --out OUT --model HERE/m.onnx",
        "gate --eps 0.1 --min-clean-accuracy 0 --first 5 --out OUT --model HERE/m.onnx",
        "train --from HERE/m.onnx --first 5 --out OUT",
        "convert HERE/m.onnx HERE/new.safetensors"
      })
  void itIsRefusedUntilItIsAllowed(String words) {
    Console.run(words, folder, out)
        .complains(ExitCode.INPUT, "'m.data', which is not opened; pass --allow-external-data");
    assertThat(out).doesNotExist();
    Console allowed = Console.run(words + " --allow-external-data", folder, out);
    assertThat(allowed.complaints()).noneMatch(line -> line.contains("which is not opened"));
    assertThat(allowed.code()).isNotEqualTo(ExitCode.INPUT);
  }

  @Test
  void inspectNamesTheFile() {
    assertThat(Console.run("inspect HERE/m.onnx --allow-external-data", folder, out).out())
        .contains("weights   " + folder.resolve("m.data"))
        .contains("dense1");
  }

  /** Or a run could be resumed with other weights. */
  @Test
  void theDigestIsThatOfAllFiles() throws IOException {
    String words =
        "evaluate --eps 0.1 --first 5 --attack noise --allow-external-data --out OUT --model"
            + " HERE/m.onnx";
    assertThat(Console.run(words, folder, out).complaints()).isEmpty();
    byte[] data = Files.readAllBytes(folder.resolve("m.data"));
    data[2] ^= 1;
    Files.write(folder.resolve("m.data"), data);
    Console again = Console.run(words + " --resume", folder, out);
    assertThat(again.complaints().getFirst()).contains("model sha256");
    assertThat(again.code()).isEqualTo(ExitCode.USAGE);
  }
}
