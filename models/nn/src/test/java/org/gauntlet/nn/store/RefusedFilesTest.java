package org.gauntlet.nn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gauntlet.core.Refusal;
import org.gauntlet.core.Shape;
import org.gauntlet.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is no whole checkpoint ends as one sentence and nothing else. */
final class RefusedFilesTest {
  private static final byte[] GOOD = CheckpointBytes.encode(Samples.small());

  @TempDir Path folder;

  @Property(tries = 2000)
  void noFlippedBitGoesUnnoticed(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll @IntRange(max = 7) int bit) {
    byte[] bytes = GOOD.clone();
    bytes[place % bytes.length] ^= (byte) (1 << bit);
    assertRefused(bytes);
  }

  @Test
  void noTruncationGoesUnnoticed() {
    for (int length = 0; length < GOOD.length; length++) {
      assertRefused(Arrays.copyOf(GOOD, length));
    }
    assertRefused(Arrays.copyOf(GOOD, GOOD.length + 1));
  }

  /** A hostile writer can close the seal; then the parser stands alone. */
  @Property(tries = 3000)
  void resealedDamageIsRefusedOrReadsAsAWholeNetwork(
      @ForAll @IntRange(max = 1 << 20) int place,
      @ForAll byte value,
      @ForAll @IntRange(max = 1 << 20) int place2,
      @ForAll byte value2) {
    byte[] bytes = GOOD.clone();
    bytes[place % bytes.length] = value;
    bytes[place2 % bytes.length] = value2;
    Seal.close(bytes);
    try {
      Checkpoint read = CheckpointBytes.decode("x", bytes);
      assertThat(CheckpointBytes.decode("x", CheckpointBytes.encode(read))).isEqualTo(read);
    } catch (Refusal e) {
      assertThat(e.getMessage()).startsWith("model 'x' ");
    }
  }

  @Property(tries = 1000)
  void randomBytesAreRefused(@ForAll byte[] bytes) {
    assertRefused(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "'\u0089PNG\r\n', a PNG image",
    "'PK\u0003\u0004', a zip archive such as PyTorch's .pt; export the model with torch",
    "'\u0080\u0002}q', 'a Python pickle, which can run code; export the model with torch'",
    "'\u0089HDF', an HDF5 file such as Keras's .h5; export the model with model.export",
    "'version https://git-lfs.github.com/spec/v1', 'a Git LFS pointer, not the file itself; run git"
        + " lfs pull'",
    "'\b\u0007\u0012\u0007pytorch', 'an ONNX model, which is no checkpoint'",
    "'{\"a\": 1}', a JSON file",
    "'<html>', a web page; download the file again",
    "'GGUF', 'a GGUF file, which Gauntlet cannot read'"
  })
  void aForeignFileIsNamed(String start, String looks) throws IOException {
    Path file = folder.resolve("model");
    Files.write(file, start.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Checkpoint.read(file))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INPUT))
        .hasMessageStartingWith(
            "model '%s' is no Gauntlet checkpoint: it looks like %s", file, looks);
  }

  @Test
  void weightsWithoutAGraphAreRefused() {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    byte[] bytes = new SafeTensors(metadata, Samples.small().network().parameters()).encode();
    assertThatThrownBy(() -> CheckpointBytes.decode("x", bytes))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("model 'x' is a safetensors file without a Gauntlet graph");
  }

  @Test
  void aNewerVersionIsRefused() {
    assertThatThrownBy(() -> CheckpointBytes.decode("x", with("version", "2")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("its format is gauntlet 2, this program reads gauntlet 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graph|{}|the graph must have a member 'inputs'",
        "graph|[]|the graph must be a JSON object",
        "graph|{\"a\":1,\"a\":2}|the graph is no valid JSON: Duplicate Object property",
        "graph|{} x|the graph is no valid JSON",
        "graph|{\"inputs\":[],\"nodes\":[],\"outputs\":[],\"code\":[]}|may hold [inputs, nodes,"
            + " outputs]",
        "graph|{\"inputs\":[{\"name\":\"x\",\"shape\":[3]}],\"nodes\":[{\"name\":\"a\",\"operator\":{\"op\":\"exec\"},\"inputs\":[\"x\"]}],\"outputs\":[\"a\"]}|there"
            + " is no operator 'exec'",
        "graph|{\"inputs\":[{\"name\":\"x\",\"shape\":[3]}],\"nodes\":[{\"name\":\"a\",\"operator\":{\"op\":\"dense\",\"units\":2.5},\"inputs\":[\"x\"]}],\"outputs\":[\"a\"]}|'units'"
            + " of 'operator' of 'nodes'[0] of the graph must be a whole number, got number",
        "graph|{\"inputs\":[{\"name\":\"x\",\"shape\":[3]}],\"nodes\":[{\"name\":\"dense1\",\"operator\":{\"op\":\"dense\",\"units\":3},\"inputs\":[\"x\"]}],\"outputs\":[\"dense1\"]}|parameter"
            + " 'dense1.weight' must have shape (3, 3), got (2, 3)",
        "domain|{\"input\":[3],\"low\":1,\"high\":0,\"classes\":2}|low must be below its high",
        "domain|{\"input\":[3],\"low\":true,\"high\":1,\"classes\":2}|'low' of the domain must be a"
            + " number, got boolean",
        "domain|{\"input\":[65536,65536],\"low\":0,\"high\":1,\"classes\":2}|at most 2^31-1 values",
        "about|{\"classes\":[1],\"provenance\":{}}|'classes' of the provenance must be a list of"
            + " strings",
        "about|{\"classes\":[],\"provenance\":{\"a\":1}}|'a' of 'provenance' of the provenance must"
            + " be a string"
      })
  void aSealedFileThatDoesNotFitTogetherSaysWhere(String key, String value, String message) {
    assertThatThrownBy(() -> CheckpointBytes.decode("x", with(key, value)))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("model 'x' does not hold a usable network: ")
        .hasMessageContaining(message);
  }

  @Test
  void deepNestingIsRefusedBeforeItFillsTheStack() {
    assertThatThrownBy(() -> CheckpointBytes.decode("x", with("graph", "[".repeat(1_000_000))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("depth");
  }

  @Test
  void aParameterThatIsNoNumberIsNamed() {
    SafeTensors file = SafeTensors.decode(GOOD);
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>(file.tensors());
    tensors.put("dense1.bias", Tensor.of(Shape.of(2), 0, Float.NEGATIVE_INFINITY));
    assertThatThrownBy(() -> CheckpointBytes.decode("x", seal(file.metadata(), tensors)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("parameter 'dense1.bias' holds NaN or infinity");
  }

  @Test
  void offsetsThatOverlapLeaveGapsOrRunOverAreRefused() {
    String good = new String(GOOD, StandardCharsets.ISO_8859_1);
    for (String offsets : List.of("[0,32] ", "[23,32]", "[25,33]", "[24,31]", "[24,99]")) {
      byte[] bytes = good.replace("[24,32]", offsets).getBytes(StandardCharsets.ISO_8859_1);
      Seal.close(bytes);
      assertThatThrownBy(() -> CheckpointBytes.decode("x", bytes))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("must be [24, 32] within 32 bytes of data");
    }
  }

  @Test
  void aTensorThatClaimsMoreThanTheFileHoldsIsRefused() {
    byte[] bytes =
        new String(GOOD, StandardCharsets.ISO_8859_1)
            .replace("[2],\"data_offsets\":[24,32]", "[9],\"data_offsets\":[24,60]")
            .getBytes(StandardCharsets.ISO_8859_1);
    Seal.close(bytes);
    assertThatThrownBy(() -> CheckpointBytes.decode("x", bytes))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("must be [24, 60] within 32 bytes of data");
  }

  @Test
  void missingFilesAndFoldersAreNamed() {
    assertThatThrownBy(() -> Checkpoint.read(folder.resolve("none")))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is no model file '%s'; check the path", folder.resolve("none"));
    assertThatThrownBy(() -> Checkpoint.read(folder))
        .isInstanceOf(Refusal.class)
        .hasMessage("model '%s' is a folder; name the file in it", folder);
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> CheckpointBytes.decode("x", bytes))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("model 'x' ");
  }

  private static byte[] with(String key, String value) {
    SafeTensors file = SafeTensors.decode(GOOD);
    SequencedMap<String, String> metadata = new LinkedHashMap<>(file.metadata());
    metadata.put(key, value);
    return seal(metadata, file.tensors());
  }

  private static byte[] seal(
      SequencedMap<String, String> metadata, SequencedMap<String, Tensor> tensors) {
    SequencedMap<String, String> open = new LinkedHashMap<>(metadata);
    open.put(Seal.KEY, Seal.OPEN);
    byte[] bytes = new SafeTensors(open, tensors).encode();
    Seal.close(bytes);
    return bytes;
  }
}
