package org.gauntlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.gauntlet.core.Tensor;
import org.gauntlet.nn.graph.Network;
import org.gauntlet.nn.store.Checkpoint;
import org.gauntlet.onnx.OnnxExport;
import org.gauntlet.onnx.format.OnnxModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ONNX files that say nothing of the values they take, as others write them. */
class ContractTest {
  private static final String EVALUATE =
      "evaluate --first 200 --eps 0.01 --attack fgsm --out OUT --model HERE/";

  @TempDir private Path folder;
  private Network trained;

  /** The same linear model for values in [0, 1], for bytes, and one that knows other classes. */
  @BeforeEach
  void write() throws IOException {
    trained = Checkpoint.read(Models.linear(folder)).network();
    Files.write(folder.resolve("unit.onnx"), silent(trained));
    Files.write(folder.resolve("bytes.onnx"), silent(changed(1 / 255f, 0)));
    Files.write(folder.resolve("turned.onnx"), silent(changed(1, 1)));
  }

  @Test
  void inUnitsOfTheDataCleanAccuracyConfirmsTheGuess() {
    Console run = run("unit.onnx");
    assertThat(run.complaints()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.err())
        .contains("unit.onnx: inputs are taken to lie in [0, 1]; the file does not say");
  }

  @Test
  void aModelOfBytesIsAskedFor() {
    Console run = run("bytes.onnx");
    assertThat(run.code()).isEqualTo(ExitCode.INPUT);
    assertThat(run.complaints())
        .singleElement()
        .asString()
        .containsPattern("bytes.onnx does not say which values it takes: of 200 examples it gets")
        .contains("with --input-range 0,255; pass that, or --input-range 0,1");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatIsToldIsTaken() {
    Console told = run("bytes.onnx --input-range 0,255");
    assertThat(told.complaints()).isEmpty();
    assertThat(told.err())
        .contains("inputs in [0, 1] are multiplied by 255.0 first")
        .doesNotContain("taken to lie");
    String counted = figures(told);
    assertThat(counted)
        .isEqualTo(figures(Console.run(EVALUATE + "unit.onnx", folder, folder.resolve("other"))));
  }

  @Test
  void aGateAsksToo() {
    Console run =
        Console.run(
            "gate --model HERE/bytes.onnx --first 200 --eps 0.01 --min-robust-accuracy 0.1 --out"
                + " OUT",
            folder,
            folder.resolve("out"));
    assertThat(run.code()).isEqualTo(ExitCode.INPUT);
    assertThat(run.complaints().getFirst()).contains("--input-range 0,255");
  }

  @Test
  void aModelAtChanceIsRefusedWithTheUsualCauses() {
    Console run = run("turned.onnx");
    assertThat(run.code()).isEqualTo(ExitCode.INPUT);
    assertThat(run.complaints())
        .singleElement()
        .asString()
        .contains("of 200 examples right, where guessing gives 20: check the range of its inputs")
        .contains("the order of its channels and the order of its classes")
        .endsWith("or pass --allow-chance");
    assertThat(run("turned.onnx --allow-chance").code()).isEqualTo(ExitCode.OK);
  }

  /** A few answers prove nothing. */
  @Test
  void fewExamplesAreNoReasonToRefuse() {
    Console run =
        Console.run(
            "evaluate --first 20 --eps 0.01 --attack noise --out OUT --model HERE/turned.onnx",
            folder,
            folder.resolve("out"));
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--input-range 0 | --input-range must be LOW,HIGH such as 0,255, got 0",
        "--input-range 1,0 | low must be below high",
        "--input-range a,b | --input-range",
        "--input-mean 0.5 | --input-mean and --input-std belong together: pass both or none",
        "--input-mean 0.5 --input-std 0 | deviations > 0",
        "--input-mean 0.5,0.4 --input-std 1 | as many means as deviations"
      })
  void wrongWordsAreRefused(String words, String said) {
    Console run = run("unit.onnx " + words);
    run.complains(ExitCode.USAGE, said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate --eps 0.1", "train"})
  void meansMustBeAsManyAsChannels(String command) {
    String model = command.equals("train") ? " --from " : " --model ";
    Console run =
        Console.run(
            command
                + model
                + "HERE/unit.onnx --first 60 --out OUT --input-mean 0.1,0.2 --input-std 1,1",
            folder,
            folder.resolve("out"));
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.complaints().getFirst())
        .contains("inputs (1, 28, 28) have 1 channels, but there are 2 means");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate --eps 0.1 --model", "train --from", "convert"})
  void checkpointsKnowWhatTheyTake(String command) {
    String to = command.equals("convert") ? " HERE/new.onnx" : " --first 5 --out OUT";
    Console.run(command + " MODEL" + to + " --input-range 0,255", folder, folder.resolve("out"))
        .complains(ExitCode.USAGE, "linear.safetensors is a checkpoint of ours");
  }

  @Test
  void aConvertedModelRemembersWhatWasTold() {
    Console.run("convert HERE/bytes.onnx HERE/told.onnx --input-range 0,255", folder, folder);
    assertThat(run("told.onnx").complaints()).isEmpty();
  }

  @Test
  void inspectSaysThatTheRangeIsOpen() {
    assertThat(Console.run("inspect HERE/unit.onnx", folder, folder).out())
        .contains("range     not in the file: evaluate and gate ask clean accuracy")
        .contains("layout    NCHW");
    assertThat(
            Console.run(
                    "inspect " + OnnxModels.write(folder.resolve("d.onnx"), 255, "Softmax"),
                    folder,
                    folder)
                .out())
        .doesNotContain("range     not in the file");
  }

  private Console run(String words) {
    return Console.run(EVALUATE + words, folder, folder.resolve("out"));
  }

  private static String figures(Console run) {
    return run.out().lines().filter(line -> line.matches(" (clean|under) .*")).toList().toString();
  }

  /** Weights for inputs that are larger, or for classes that come one later. */
  private Network changed(float factor, int later) {
    SequencedMap<String, Tensor> parameters = new LinkedHashMap<>();
    trained
        .parameters()
        .forEach((name, tensor) -> {
          float[] values = tensor.toArray();
          float[] moved = new float[values.length];
          int width = values.length / 10;
          for (int i = 0; i < values.length; i++) {
            moved[(i + later * width) % values.length] =
                values[i] * (tensor.shape().rank() == 2 ? factor : 1);
          }
          parameters.put(name, Tensor.adopt(tensor.shape(), moved));
        });
    return new Network(trained.graph(), trained.domain(), parameters);
  }

  /** The file without a word of who wrote it. */
  private static byte[] silent(Network network) {
    OnnxModel own = OnnxModel.parse(OnnxExport.encode(network));
    return new OnnxModel("another", own.opsets(), new LinkedHashMap<>(), own.graph()).encode();
  }
}
