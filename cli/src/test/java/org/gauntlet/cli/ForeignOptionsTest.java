package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.onnx.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights of another program, from a file of safetensors into a network of ours. */
class ForeignOptionsTest {
  private static final String HEAD = "convert HERE/fc.safetensors OUT --arch linear ";

  @TempDir private Path folder;

  @Test
  void weightsOfAnotherProgramBecomeANetworkOfOurs() throws IOException {
    write("fc", 2, 4);
    Path to = folder.resolve("m.safetensors");
    Console run = Console.run(HEAD + "--data-shape 1,2,2 --classes cat,dog", folder, to);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).startsWith("Model: " + to);
    Checkpoint model = Checkpoint.read(to);
    assertThat(model.classNames()).containsExactly("cat", "dog");
    assertThat(model.provenance())
        .containsEntry("arch", "linear")
        .containsEntry("converted from", folder.resolve("fc.safetensors").toString());
    Tensor weight = model.network().parameters().get("dense1.weight");
    assertThat(weight.toArray()).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(model.network().parameters().get("dense1.bias").toArray()).containsExactly(0, 1);
    Path onnx = folder.resolve("m.onnx");
    String words = HEAD + "--data-shape 1,2,2 --classes 2 --map fc=dense1";
    assertThat(Console.run(words, folder, onnx).code()).isEqualTo(ExitCode.OK);
    assertThat(OnnxFile.open(onnx).network().network().parameters())
        .containsEntry("dense1.weight", weight);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--data-shape 1,3,3 --classes 2|nothing fits dense1.weight (2, 9), dense1.bias (2): the"
            + " file has left fc.bias (2), fc.weight (2, 4)",
        "--data-shape 1,2,2|nothing fits dense1.weight (10, 4)",
        "--data-shape 1,2,2 --classes 2 --map fd=dense1|it has no tensor or layer 'fd'"
      })
  void whatDoesNotFitIsRefusedInOneLine(String words, String complaint) throws IOException {
    write("fc", 2, 4);
    Path to = folder.resolve("m.safetensors");
    Console.run(HEAD + words, folder, to).complains(ExitCode.INPUT, complaint);
    assertThat(to).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--arch linear|--arch needs --data-shape",
        "--data-shape 1,2,2|--data-shape and --map need --arch",
        "--map a=b|--data-shape and --map need --arch",
        "--arch linaer --data-shape 1,2,2|there is no architecture 'linaer', did you mean linear?",
        "--arch linear --data-shape 1,x|--data-shape must be extents such as 1,28,28",
        "--arch linear --data-shape 1,0|--data-shape must be extents such as 1,28,28",
        "--arch linear --data-shape 1,2,2 --classes cat|--classes >= 2, got 1,2,2 and cat",
        "--arch linear --data-shape 1,2,2 --map fc|--map must be FROM=TO such as fc1=dense1",
        "--arch linear --data-shape 1,2,2 --map a=b,a=c|--map names 'a' twice",
        "--arch linear --data-shape 1,2,2 --map =b|--map must be FROM=TO such as fc1=dense1"
      })
  void wrongWordsAreRefusedBeforeAnythingIsRead(String words, String complaint) {
    Console.run("convert HERE/none OUT " + words, folder, folder.resolve("m.safetensors"))
        .complains(ExitCode.USAGE, complaint);
  }

  @Test
  void filesOfPythonAreToldTheCommandThatExportsThem() throws IOException {
    Files.write(folder.resolve("fc.safetensors"), new byte[] {(byte) 0x80, 2, '}', 'q'});
    Console.run(HEAD + "--data-shape 1,2,2", folder, folder.resolve("m.onnx"))
        .complains(ExitCode.INPUT, "torch.onnx.export(model, example, \"model.onnx\")");
    write("fc", 2, 4);
    Console.run("inspect HERE/fc.safetensors", folder, folder)
        .complains(ExitCode.INPUT, "see gauntlet convert --arch");
  }

  /** Bias 0, 1 and weights 2, 3 ... as PyTorch's writer orders them. */
  private void write(String layer, int units, int inputs) throws IOException {
    int split = 4 * units;
    int end = split + 4 * units * inputs;
    byte[] header =
        ("{\"%1$s.bias\":{\"dtype\":\"F32\",\"shape\":[%2$d],\"data_offsets\":[0,%3$d]},"
                + "\"%1$s.weight\":{\"dtype\":\"F32\","
                + "\"shape\":[%2$d,%4$d],\"data_offsets\":[%3$d,%5$d]}}")
            .formatted(layer, units, split, inputs, end)
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + header.length + end).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    for (int i = 0; i < end / 4; i++) {
      file.putFloat(i);
    }
    Files.write(folder.resolve("fc.safetensors"), file.array());
  }
}
