package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.onnx.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model from one format into the other, and back. */
class ConvertTest {
  @TempDir private Path folder;

  @Test
  void aCheckpointGoesToOnnxAndBackAsTheSameNetwork() {
    Path ours = Models.linear(folder);
    Path onnx = folder.resolve("m.onnx");
    Path back = folder.resolve("back.safetensors");
    assertThat(convert(ours, onnx).code()).isEqualTo(ExitCode.OK);
    assertThat(OnnxFile.open(onnx).network().network()).isEqualTo(Checkpoint.read(ours).network());
    Console run = convert(onnx, back);
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).startsWith("Model: " + back + " (");
    assertThat(Checkpoint.read(back).network()).isEqualTo(Checkpoint.read(ours).network());
    assertThat(Checkpoint.read(back).provenance()).containsEntry("converted from", onnx.toString());
  }

  /** An imported model is attacked as the native one is: the same examples fall, bit for bit. */
  @Test
  void anAttackFindsTheSameInBoth() throws IOException {
    Path ours = Models.linear(folder);
    Path onnx = folder.resolve("m.onnx");
    assertThat(convert(ours, onnx).code()).isEqualTo(ExitCode.OK);
    assertThat(attacked(onnx)).isEqualTo(attacked(ours)).isNotEmpty();
  }

  /** What became of each example. */
  private List<String> attacked(Path model) throws IOException {
    Path results = folder.resolve("results of " + model.getFileName());
    String[] words = {
      "evaluate",
      "--model",
      model.toString(),
      "--first",
      "60",
      "--eps",
      "0.02",
      "--attack",
      "pgd:steps=10,restarts=2",
      "--out",
      results.toString()
    };
    assertThat(Console.run(words).code()).isEqualTo(ExitCode.OK);
    return Files.readAllLines(results.resolve("samples.jsonl"));
  }

  @Test
  void aForeignModelTakesInputsInUnitsOfTheDataAndSaysSo() {
    Path bytes = OnnxModels.write(folder.resolve("bytes.onnx"), 255, "Softmax");
    Path ours = folder.resolve("m.safetensors");
    Console run = convert(bytes, ours);
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).contains("inputs in [0, 1] are multiplied by 255.0 first");
    assertThat(Checkpoint.read(ours).network().domain().high()).isEqualTo(1);
    assertThat(Checkpoint.read(ours).network())
        .isEqualTo(OnnxFile.open(bytes).network().forUnitInputs().network());
  }

  @Test
  void wrongFilesAreRefusedAndNothingIsWritten() throws IOException {
    Path to = folder.resolve("m.onnx");
    Path pickle = Files.write(folder.resolve("m.pth"), new byte[] {(byte) 0x80, 2, '}', 'q'});
    convert(pickle, to).complains(ExitCode.INPUT, "a Python pickle, which can run code");
    convert(folder.resolve("none"), to).complains(ExitCode.INPUT, "there is no model file");
    convert(Models.linear(folder), folder.resolve("m.pt"))
        .complains(ExitCode.USAGE, "the new file must end with .onnx or .safetensors");
    assertThat(to).doesNotExist();
    Files.write(to, new byte[1]);
    convert(Models.linear(folder), to).complains(ExitCode.USAGE, "exists already");
    assertThat(Files.size(to)).isEqualTo(1);
  }

  @Test
  void namesOfClassesAreCarriedOver() {
    Path ours = Models.linear(folder);
    Path copy = folder.resolve("copy.safetensors");
    assertThat(convert(ours, copy).code()).isEqualTo(ExitCode.OK);
    assertThat(Checkpoint.read(copy).classNames())
        .isNotEmpty()
        .isEqualTo(Checkpoint.read(ours).classNames());
  }

  @Test
  void aBlackBoxIsAttackedByWhatItAnswersAlone() {
    Path model = Models.linear(folder);
    Console run =
        Console.run(
            "evaluate",
            "--black-box",
            "--model",
            model.toString(),
            "--first",
            "20",
            "--eps",
            "0.1",
            "--out",
            folder.resolve("out").toString());
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("noise").doesNotContain("pgd", "fgsm");
    Console.run(
            "evaluate",
            "--black-box",
            "--model",
            model.toString(),
            "--first",
            "20",
            "--eps",
            "0.1",
            "--attack",
            "pgd",
            "--out",
            folder.resolve("white").toString())
        .complains(ExitCode.INPUT, "the attack needs gradients and the model answers none");
  }

  private static Console convert(Path from, Path to) {
    return Console.run("convert", from.toString(), to.toString());
  }
}
